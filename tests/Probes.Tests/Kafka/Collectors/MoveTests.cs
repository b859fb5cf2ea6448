using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;

namespace Probes.Tests.Kafka.Collectors;

public sealed class MoveTests
{
    [Fact]
    public async Task A_leader_that_moved_after_metadata_is_found_within_the_collection()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.Broker(1).Fault = KafkaFault.Error(ErrorCode.NotLeaderOrFollower).OnlyFor(ApiKey.ListOffsets);
        // Broker 1 has given up what metadata still says it leads; then metadata knows.
        var page = await fixture.CollectAsync();
        Assert.Equal("t=2", page.Text("messaging_topic_unknown_partitions"));

        fixture.Cluster.Broker(1).Fault = KafkaFault.None;
        foreach (var partition in Enumerable.Range(0, 6).Where(partition => fixture.Cluster.Topics.Leader("t", partition) == 1).ToList())
            fixture.Cluster.Topics.MoveLeader("t", partition, 2);
        page = await fixture.CollectAsync();
        Assert.Equal("t=0", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal("g t=18", page.Text("messaging_group_lag_messages"));
        Assert.Equal("t=2", page.Text("kafka_topic_not_preferred_leader_partitions"));
        Assert.Equal("1=0, 2=4, 3=2", page.Text("kafka_broker_leader_partitions"));
        Assert.Equal("t=60", page.Text("messaging_topic_published_messages_total"));
    }

    [Fact]
    public async Task Leaders_that_move_when_they_are_asked_cost_nothing_but_one_more_question()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        var topics = fixture.Cluster.Topics;
        fixture.Cluster.Broker(1).Asked = key =>
        {
            foreach (var partition in Enumerable.Range(0, 6).Where(partition => key == ApiKey.ListOffsets && topics.Leader("t", partition) == 1))
                topics.MoveLeader("t", partition, 2);
        };
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("t=0", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal("g t=18", page.Text("messaging_group_lag_messages"));
        Assert.Equal("t=60", page.Text("messaging_topic_published_messages_total"));
        Assert.Equal("t=0", page.Text("kafka_topic_recreations_total"));
    }

    [Fact]
    public async Task A_coordinator_that_moves_when_it_is_asked_costs_nothing_but_one_more_question()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.Broker(1).Asked = key =>
        {
            if (key is ApiKey.OffsetFetch or ApiKey.DescribeGroups)
                fixture.Cluster.Groups.MoveCoordinator("g", 3);
        };
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("g t=18", page.Text("messaging_group_lag_messages"));
        Assert.Equal(0, page["kafka_unanswered_groups"]);
        Assert.Equal("g=0", page.Text("kafka_group_rebalances_total"));
        Assert.EndsWith(" 3=1", page.Text("kafka_group_info"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_fails_moves_the_lead_too()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.Broker(1).Fault = KafkaFault.Error(ErrorCode.KafkaStorageError).OnlyFor(ApiKey.ListOffsets);
        fixture.Cluster.Broker(1).Asked = key =>
        {
            foreach (var partition in Enumerable.Range(0, 6).Where(partition => key == ApiKey.ListOffsets && fixture.Cluster.Topics.Leader("t", partition) == 1))
                fixture.Cluster.Topics.MoveLeader("t", partition, 3);
        };
        var page = await fixture.CollectAsync();

        Assert.Equal("t=0", page.Text("messaging_topic_unknown_partitions"));
    }

    [Fact]
    public async Task A_refusal_of_the_old_leader_costs_one_more_question_for_metadata_and_two_of_the_new_one()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.ResetRequests();
        fixture.Cluster.Broker(1).Fault = KafkaFault.Error(ErrorCode.NotLeaderOrFollower).OnlyFor(ApiKey.ListOffsets);
        await fixture.CollectAsync();

        Assert.Equal(2, fixture.Cluster.Requests(ApiKey.Metadata));
        Assert.Equal(4, fixture.Cluster.Broker(1).Requests.Of(ApiKey.ListOffsets));
    }

    [Fact]
    public async Task A_group_that_two_brokers_list_is_counted_once()
    {
        await using var fixture = await StartAsync();
        fixture.Cluster.Groups.MoveCoordinator("g", 2, lingers: true);
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal(1, page["kafka_groups"]);
        Assert.Equal("g t=18", page.Text("messaging_group_lag_messages"));
        Assert.Single(page.Of("kafka_group_info"));
    }

    [Fact]
    public async Task A_coordinator_that_is_none_any_more_names_another()
    {
        await using var fixture = await StartAsync();
        fixture.Cluster.Broker(1).Fault = KafkaFault.Error(ErrorCode.NotCoordinator).OnlyFor(ApiKey.OffsetFetch);
        await fixture.CollectAsync();
        Assert.Equal(1, fixture.Cluster.Requests(ApiKey.FindCoordinator));

        fixture.Cluster.Broker(1).Fault = KafkaFault.None;
        fixture.Cluster.Groups.MoveCoordinator("g", 3);
        var page = await fixture.CollectAsync();
        Assert.Equal("g t=18", page.Text("messaging_group_lag_messages"));
        Assert.EndsWith(" 3=1", page.Text("kafka_group_info"), StringComparison.Ordinal);
        Assert.Equal(0, page["kafka_unanswered_groups"]);
    }

    [Fact]
    public async Task A_group_whose_commits_nobody_tells_has_no_lag_and_is_counted()
    {
        await using var fixture = await StartAsync();
        fixture.Cluster.Broker(1).Fault = KafkaFault.Error(ErrorCode.NotCoordinator).OnlyFor(ApiKey.OffsetFetch);
        var page = await fixture.CollectAsync();

        Assert.Equal(1, page["kafka_unanswered_groups"]);
        Assert.Empty(page.Of("messaging_group_lag_messages"));
        Assert.Equal("g t=6", page.Text("messaging_group_unknown_partitions"));
        Assert.Equal(1, page["kafka_group_state g stable"]);
    }

    [Fact]
    public async Task A_deleted_group_disappears_with_the_next_collection()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.Groups.Delete("g");
        var page = await fixture.CollectAsync();

        Assert.DoesNotContain(page.Keys, key => key.Contains("_group_", StringComparison.Ordinal));
        Assert.Equal(0, page["kafka_groups"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_that_is_deleted_after_it_was_listed_is_gone(bool isNew)
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Kind = isNew ? GroupKind.Consumer : GroupKind.Classic, Coordinator = 1 }],
        });
        fixture.Cluster.Broker(1).Asked = key =>
        {
            if (key is ApiKey.OffsetFetch or ApiKey.DescribeGroups or ApiKey.ConsumerGroupDescribe)
                fixture.Cluster.Groups.Delete("g");
        };
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal(0, page["kafka_groups"]);
        Assert.DoesNotContain(page.Keys, static key => key.Contains("_group_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_topic_disappears_although_its_commits_stay()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.Topics.Delete("t");
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.DoesNotContain(page.Keys, key => key.StartsWith("messaging_topic", StringComparison.Ordinal) || key.StartsWith("messaging_group_lag", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_made_again_with_lower_offsets_has_no_lag_and_nothing_lost()
    {
        await using var fixture = await StartAsync();
        await fixture.CollectAsync();
        fixture.Cluster.Topics.Recreate("t");
        fixture.Cluster.Topics.Write("t", 0, 2);
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("g t=0", page.Text("messaging_group_lag_messages"));
        Assert.Equal("g t=0", page.Text("messaging_group_lag_seconds"));
        Assert.Equal("g t=0", page.Text("messaging_group_lost_messages"));
        Assert.Equal("g t=6", page.Text("kafka_group_offset_ahead_partitions"));
        Assert.Equal("t=1", page.Text("kafka_topic_recreations_total"));
        // What is in it has been written since.
        Assert.Equal("t=62", page.Text("messaging_topic_published_messages_total"));
        Assert.Equal("t=2", page.Text("messaging_topic_retained_messages"));
    }

    private static Task<KafkaFixture> StartAsync() => KafkaFixture.StartAsync(new KafkaPlan
    {
        Topics = [new TopicPlan("t", 6) { Messages = 10 }],
        Groups = [new GroupPlan("g", "t") { Behind = 3, Coordinator = 1 }],
    });
}
