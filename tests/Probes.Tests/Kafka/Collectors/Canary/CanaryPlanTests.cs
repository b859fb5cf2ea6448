using Probes.Kafka.Collectors.Canary;
using Probes.Kafka.Model;
using Probes.Kafka.Model.Topics;

namespace Probes.Tests.Kafka.Collectors.Canary;

public sealed class CanaryPlanTests
{
    [Fact]
    public void Each_broker_has_the_partitions_that_it_leads()
    {
        var plan = CanaryPlan.Of(View(Topic("canary", 2, 1, 2)), "canary");
        Assert.Equal([(1, "1"), (2, "0,2"), (3, "")], Leads(plan));
        Assert.True(plan is { Exists: true, HasLeader: true, HasUnled: false, Controller: 1 });
    }

    [Fact]
    public void A_partition_that_nobody_leads_is_nobody_s()
    {
        var plan = CanaryPlan.Of(View(Topic("canary", -1, -1)), "canary");
        Assert.Equal([(1, ""), (2, ""), (3, "")], Leads(plan));
        Assert.True(plan is { Exists: true, HasLeader: false, HasUnled: true });
    }

    [Fact]
    public void A_topic_of_another_name_is_none()
    {
        var plan = CanaryPlan.Of(View(Topic("canary.", 1)), "canary");
        Assert.True(plan is { Exists: false, HasLeader: false, HasUnled: true });
        Assert.Equal(3, plan.Brokers.Length);
    }

    private static IEnumerable<(int, string)> Leads(CanaryPlan plan) => plan.Brokers.Select(broker => (broker.Broker, string.Join(',', broker.Leads)));

    private static ClusterView View(params TopicView[] topics) =>
        new("id", 1, [.. Enumerable.Range(1, 3).Select(id => new BrokerNode(id, "host", 9092, ""))], [.. topics]);

    private static TopicView Topic(string name, params int[] leaders) =>
        new(name, Guid.Empty, false, [.. leaders.Select((leader, index) => new PartitionView(index, leader, [1], [1]))]);
}
