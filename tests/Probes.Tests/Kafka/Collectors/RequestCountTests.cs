using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;

namespace Probes.Tests.Kafka.Collectors;

public sealed class RequestCountTests
{
    [Theory]
    [InlineData(4, 10, 6)]
    [InlineData(200, 20, 100)]
    public async Task A_collection_asks_each_broker_five_times_and_one_of_them_for_metadata(int topics, int partitions, int groups)
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(topics, partitions, groups));
        await fixture.CollectAsync();
        fixture.Cluster.ResetRequests();

        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal(topics, page.Of("kafka_topic_partitions").Count);
        Assert.Equal(groups, page.Of("messaging_group_lag_messages").Count);
        Assert.Equal(1, fixture.Cluster.Requests(ApiKey.Metadata));
        Assert.All(
            (ApiKey[])[ApiKey.ListGroups, ApiKey.DescribeGroups, ApiKey.OffsetFetch],
            key => Assert.All(fixture.Cluster.Brokers, broker => Assert.Equal(1, broker.Requests.Of(key))));
        Assert.All(fixture.Cluster.Brokers, broker => Assert.Equal(2, broker.Requests.Of(ApiKey.ListOffsets)));
        Assert.Equal(1 + (5 * 3), fixture.Cluster.Requests());
    }

    [Fact]
    public async Task The_past_is_asked_about_once()
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(3, 4, 3) with { Groups = [new GroupPlan("g", "t0") { Behind = 5 }] });
        fixture.Time.Advance(TimeSpan.FromMinutes(10));
        await fixture.CollectAsync();
        fixture.Cluster.ResetRequests();
        await fixture.CollectAsync();

        Assert.Equal(2 * 3, fixture.Cluster.Requests(ApiKey.ListOffsets));
    }

    [Fact]
    public async Task A_partition_that_nobody_leads_costs_no_second_question_for_metadata()
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(1, 3, 0));
        fixture.Cluster.Topics.TakeOffline("t0", 1);
        await fixture.CollectAsync();
        fixture.Cluster.ResetRequests();
        var page = await fixture.CollectAsync();

        Assert.Equal("t0=1", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal(1, fixture.Cluster.Requests(ApiKey.Metadata));
    }

    [Fact]
    public async Task A_broker_without_groups_is_not_asked_to_describe_any()
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(1, 3, 0) with { Groups = [new GroupPlan("g", "t0") { Coordinator = 2 }] });
        await fixture.CollectAsync();

        Assert.Equal(1, fixture.Cluster.Requests(ApiKey.DescribeGroups));
        Assert.Equal(1, fixture.Cluster.Broker(2).Requests.Of(ApiKey.OffsetFetch));
        Assert.Equal(0, fixture.Cluster.Requests(ApiKey.ConsumerGroupDescribe));
    }

    [Fact]
    public async Task Groups_of_the_new_protocol_are_described_by_its_own_request_and_no_other()
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(1, 3, 0) with { Groups = [new GroupPlan("g", "t0") { Kind = GroupKind.Consumer }] });
        await fixture.CollectAsync();

        Assert.Equal(1, fixture.Cluster.Requests(ApiKey.ConsumerGroupDescribe));
        Assert.Equal(0, fixture.Cluster.Requests(ApiKey.DescribeGroups));
    }

    [Fact]
    public async Task Before_3_0_commits_are_asked_for_group_by_group()
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(4, 3, 4) with { Release = KafkaRelease.V2_8 });
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal(4, fixture.Cluster.Requests(ApiKey.OffsetFetch));
        Assert.Equal(4, page.Of("messaging_group_lag_messages").Count);
    }

    [Fact]
    public async Task What_the_filters_leave_out_is_not_asked_about()
    {
        await using var fixture = await KafkaFixture.StartAsync(Plan(2, 3, 2), static options => options with
        {
            Groups = options.Groups with { Exclude = Probes.Contract.NamePattern.All },
        });
        var page = await fixture.CollectAsync();

        Assert.Equal(0, fixture.Cluster.Requests(ApiKey.OffsetFetch));
        Assert.Equal("=0", "=" + page["kafka_groups"]);
    }

    private static KafkaPlan Plan(int topics, int partitions, int groups) => new()
    {
        Topics = [.. Enumerable.Range(0, topics).Select(topic => new TopicPlan($"t{topic}", partitions) { Messages = 100 })],
        Groups = [.. Enumerable.Range(0, groups).Select(group => new GroupPlan($"g{group}", $"t{group % topics}") { Members = 2, Behind = 0, Coordinator = (group % 3) + 1 })],
    };
}
