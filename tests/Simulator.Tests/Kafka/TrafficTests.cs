using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class TrafficTests
{
    [Fact]
    public async Task In_the_shop_every_kind_of_group_does_what_its_name_says()
    {
        var time = new ManualTime();
        await using var cluster = await KafkaSimulation.StartAsync(DemoTopology.Apply(new KafkaPlan()), time);
        long Lag(string group, string topic) => Partitions(cluster, topic).Sum(i => cluster.Topics.High(topic, i) - (cluster.Groups.Committed(group, topic, i) ?? 0));
        var before = (Slow: Lag("search-indexer", "clicks"), Stalled: Lag("fraud-check", "payments"), Gone: Lag("reporting", "orders"));
        var orders = cluster.Topics.High("orders", 0);
        for (var second = 0; second < 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            cluster.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(orders + 50, cluster.Topics.High("orders", 0));
        Assert.Equal((0, 0, 0), (Lag("billing", "orders"), Lag("billing", "payments"), Lag("shipping", "orders")));
        Assert.InRange(Lag("search-indexer", "clicks"), before.Slow + 1, before.Slow + 600);
        Assert.Equal(before.Stalled + 60, Lag("fraud-check", "payments"));
        Assert.Equal(before.Gone + 300, Lag("reporting", "orders"));
        Assert.Null(cluster.Groups.Committed("newsletter", "emails", 0));
        Assert.True(cluster.Groups.Committed("archiver", "audit", 0) < cluster.Topics.Low("audit", 0));
    }

    [Fact]
    public async Task Retention_deletes_what_is_old()
    {
        var time = new ManualTime();
        var plan = new KafkaPlan
        {
            Topics = [new(Shop.Orders)],
            Traffic = new() { Producers = [new(Shop.Orders, 2) { Retention = TimeSpan.FromSeconds(10) }] },
        };
        await using var cluster = await KafkaSimulation.StartAsync(plan, time);
        for (var second = 0; second < 30; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            cluster.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((60, 38), (cluster.Topics.High(Shop.Orders, 0), cluster.Topics.Low(Shop.Orders, 0)));
    }

    [Fact]
    public async Task The_scale_is_4_000_partitions_and_10_000_commits_of_100_groups()
    {
        await using var cluster = await KafkaSimulation.StartAsync(ScaleTopology.Apply(new KafkaPlan()), new ManualTime());
        var metadata = await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest());
        Assert.Equal((200, 4000), (metadata.Topics.Length, metadata.Topics.Sum(topic => topic.Partitions.Length)));
        var (groups, commits) = (0, 0);
        foreach (var broker in cluster.Brokers)
        {
            var listed = (await RawClient.AskAsync(broker, new ListGroupsRequest())).Groups;
            var fetched = await RawClient.AskAsync(broker, new OffsetFetchRequest([.. listed.Select(group => new OffsetFetchRequest.Group(group.Id, null))]));
            groups += listed.Length;
            commits += fetched.Groups.Sum(group => group.Topics.Sum(topic => topic.Partitions.Length));
        }

        Assert.Equal((100, 10_000), (groups, commits));
    }

    private static IEnumerable<int> Partitions(KafkaSimulation cluster, string topic) =>
        Enumerable.Range(0, cluster.Plan.Topics.Single(plan => plan.Name == topic).Partitions);
}
