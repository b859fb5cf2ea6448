using Probes.Contract;
using Probes.Kafka;
using Simulator.Kafka;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;

namespace Probes.Tests.Kafka.Collectors;

public sealed class LagTests
{
    [Fact]
    public async Task A_topic_that_the_filter_leaves_out_is_in_no_series_of_its_groups()
    {
        Assert.True(NamePattern.TryParse("private", out var pattern));
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 2) { Messages = 10 }, new TopicPlan("private", 2) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t", "private") { Behind = 3 }],
        }, options => options with { Topics = new NameFilter(NamePattern.All, pattern) });
        var page = await fixture.CollectAsync();

        Assert.Equal("g t=1", page.Text("kafka_group_topic_members"));
        Assert.DoesNotContain(page.Keys, static key => key.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_of_the_streams_protocol_has_lag_and_no_members()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 2) { Messages = 10 }],
            Groups = [new GroupPlan("app", "t") { Kind = GroupKind.Streams, ProtocolType = "streams", Behind = 3 }],
        });
        var page = await fixture.CollectAsync();

        Assert.Equal("app t=6", page.Text("messaging_group_lag_messages"));
        Assert.Equal(1, page["kafka_group_state app stable"]);
        Assert.Empty(page.Of("messaging_group_members"));
    }

    [Fact]
    public async Task The_first_collection_knows_the_age_of_a_backlog_that_was_there_before()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t")], Groups = [new GroupPlan("g", "t") { Behind = null }] });
        var start = fixture.Time.GetUtcNow();
        // One message every ten seconds for two hours.
        for (var i = 0; i < 720; i++)
            fixture.Cluster.Topics.Write("t", 0, 1, start.AddSeconds(i * 10));
        fixture.Time.Advance(TimeSpan.FromHours(2));
        fixture.Cluster.Groups.Commit("g", "t", 0, 500);
        var page = await fixture.CollectAsync();

        Assert.Equal(220, page["messaging_group_lag_messages g t"]);
        Assert.InRange(page["messaging_group_lag_seconds g t"], 2200 - 11, 2200 + 11);
    }

    [Fact]
    public async Task Without_seeds_an_age_that_is_not_known_is_not_said()
    {
        await using var fixture = await KafkaFixture.StartAsync(
            new KafkaPlan { Topics = [new TopicPlan("t") { Messages = 10 }], Groups = [new GroupPlan("g", "t") { Behind = 3 }] }, static options => options with { SeedLagSeconds = false });
        var page = await fixture.CollectAsync();
        Assert.Equal(3, page["messaging_group_lag_messages g t"]);
        Assert.Empty(page.Of("messaging_group_lag_seconds"));

        fixture.Cluster.Groups.Commit("g", "t", 0, 10);
        fixture.Time.Advance(TimeSpan.FromSeconds(15));
        fixture.Cluster.Topics.Write("t", 0);
        await fixture.CollectAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(45));
        page = await fixture.CollectAsync();
        Assert.InRange(page["messaging_group_lag_seconds g t"], 45, 60);
        Assert.Empty(page.Of("kafka_group_lag_estimated"));
    }

    [Fact]
    public async Task Messages_removed_before_they_were_consumed_are_lost_and_no_lag()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t") { Messages = 100 }], Groups = [new GroupPlan("g", "t") { Behind = 90 }] });
        fixture.Cluster.Topics.TrimTo("t", 0, 40);
        var page = await fixture.CollectAsync();

        Assert.Equal(60, page["messaging_group_lag_messages g t"]);
        Assert.Equal(30, page["messaging_group_lost_messages g t"]);
    }

    [Fact]
    public async Task Partitions_without_a_commit_are_counted_and_have_no_lag()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 4) { Messages = 10 }], Groups = [new GroupPlan("g", "t") { Behind = null }] });
        var page = await fixture.CollectAsync();
        Assert.Equal("g t=4", page.Text("messaging_group_uncommitted_partitions"));
        Assert.Empty(page.Of("messaging_group_lag_messages"));

        fixture.Cluster.Groups.Commit("g", "t", 1, 7);
        page = await fixture.CollectAsync();
        Assert.Equal("g t=3", page.Text("messaging_group_uncommitted_partitions"));
        Assert.Equal("g t=3", page.Text("messaging_group_lag_messages"));
    }

    [Fact]
    public async Task What_is_consumed_and_published_counts_from_what_was_there_and_grows()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 2) { Messages = 10 }], Groups = [new GroupPlan("g", "t") { Behind = 4 }] });
        var page = await fixture.CollectAsync();
        Assert.Equal(12, page["messaging_group_consumed_messages_total g t"]);
        Assert.Equal(20, page["messaging_topic_published_messages_total t"]);

        fixture.Cluster.Groups.Commit("g", "t", 0, 9);
        fixture.Cluster.Topics.Write("t", 1, 5);
        page = await fixture.CollectAsync();
        Assert.Equal(15, page["messaging_group_consumed_messages_total g t"]);
        Assert.Equal(25, page["messaging_topic_published_messages_total t"]);
    }

    [Fact]
    public async Task An_open_transaction_shows_what_it_holds_back()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 2) { Messages = 10 }] });
        fixture.Cluster.Topics.OpenTransaction("t", 1, 4);
        Assert.Equal("t=6", (await fixture.CollectAsync("transactions")).Text("kafka_topic_open_transaction_messages"));
        fixture.Cluster.Topics.EndTransaction("t", 1);
        Assert.Equal("t=0", (await fixture.CollectAsync("transactions")).Text("kafka_topic_open_transaction_messages"));
    }

    [Fact]
    public async Task With_granularity_partition_each_partition_has_its_series()
    {
        await using var fixture = await KafkaFixture.StartAsync(
            new KafkaPlan { Topics = [new TopicPlan("t", 2) { Messages = 10 }], Groups = [new GroupPlan("g", "t") { Behind = 4 }] }, static options => options with { Granularity = Granularity.Partition });
        fixture.Cluster.Groups.Commit("g", "t", 0, 10);
        var page = await fixture.CollectAsync();

        Assert.Equal("g t 0=0, g t 1=4", page.Text("kafka_group_partition_lag_messages"));
        Assert.Equal("g t 0=10, g t 1=6", page.Text("kafka_group_partition_committed_offset"));
        Assert.Equal("g t 0=0, g t 1=0", page.Text("kafka_group_partition_lag_seconds"));
        Assert.Equal("t 0=10, t 1=10", page.Text("kafka_partition_end_offset"));
        Assert.Equal("t 0=3, t 1=3", page.Text("kafka_partition_in_sync_replicas"));
        Assert.Equal(2, page.Of("kafka_partition_leader").Count);

        fixture.Cluster.Topics.TakeOffline("t", 1);
        page = await fixture.CollectAsync();
        Assert.Equal("t 0", string.Join(", ", page.Of("kafka_partition_leader").Keys));
        Assert.Equal("t=1", page.Text("kafka_topic_offline_partitions"));
        Assert.Equal("g t 0=0", page.Text("kafka_group_partition_lag_messages"));
    }

    [Theory]
    [InlineData(GroupKind.Classic, "classic", "range")]
    [InlineData(GroupKind.Consumer, "consumer", "uniform")]
    internal async Task Groups_of_both_protocols_tell_their_state_and_members(GroupKind kind, string protocol, string assignor)
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 2) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Kind = kind, Members = 3, Coordinator = 2 }],
        });
        var page = await fixture.CollectAsync();
        Assert.Equal($"g {protocol} consumer {assignor} 2=1", page.Text("kafka_group_info"));
        Assert.Equal("g stable", string.Join(", ", page.Of("kafka_group_state").Where(state => state.Value == 1).Select(state => state.Key)));
        Assert.Equal(8, page.Of("kafka_group_state").Count);
        Assert.Equal("g=3", page.Text("messaging_group_members"));
        Assert.Equal("g=2", page.Text("kafka_group_assigned_partitions"));
        Assert.Equal("g=1", page.Text("kafka_group_empty_members"));
        Assert.Equal("g t=2", page.Text("kafka_group_topic_members"));
        Assert.Equal("g=0", page.Text("kafka_group_rebalances_total"));

        fixture.Cluster.Groups.SetMembers("g", 1, "t");
        page = await fixture.CollectAsync();
        Assert.Equal("g=1", page.Text("kafka_group_rebalances_total"));
        Assert.Equal("g=1", page.Text("messaging_group_members"));
        Assert.NotEqual("g=0", page.Text("kafka_group_membership_changes_total"));
    }

    [Fact]
    public async Task A_group_without_members_that_lags_is_stalled()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 2) { Messages = 10 }],
            Groups = [new GroupPlan("idle", "t") { Members = 0, Behind = 5 }, new GroupPlan("busy", "t") { Behind = 5 }],
        });
        var page = await fixture.CollectAsync();
        Assert.Equal("idle t no_members=1", page.Text("messaging_group_stalled"));

        for (var i = 0; i < 11; i++)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(30));
            page = await fixture.CollectAsync();
        }

        Assert.Equal("busy t not_consuming=1, idle t no_members=1", page.Text("messaging_group_stalled"));
        Assert.Equal("busy t stall, idle t stop", string.Join(", ", page.Of("kafka_group_verdict").Where(verdict => verdict.Value == 1).Select(verdict => verdict.Key)));
    }

    [Fact]
    public async Task Inactive_groups_are_left_out_if_so_configured()
    {
        await using var fixture = await KafkaFixture.StartAsync(
            new KafkaPlan { Topics = [new TopicPlan("t") { Messages = 1 }], Groups = [new GroupPlan("idle", "t") { Members = 0 }, new GroupPlan("busy", "t")] },
            static options => options with { InactiveGroups = false });
        Assert.Equal("busy t=0", (await fixture.CollectAsync()).Text("messaging_group_lag_messages"));
    }
}
