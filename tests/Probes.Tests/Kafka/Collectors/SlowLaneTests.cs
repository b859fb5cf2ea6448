using System.Collections.Immutable;
using Probes.Kafka;
using Probes.Kafka.Metrics;
using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;

namespace Probes.Tests.Kafka.Collectors;

public sealed class SlowLaneTests
{
    [Fact]
    public async Task Settings_explain_which_partitions_take_no_writes()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics =
            [
                new TopicPlan("t", 3)
                {
                    Messages = 10,
                    Configs = ImmutableDictionary<string, string>.Empty.Add("min.insync.replicas", "2").Add("retention.ms", "60000").Add("retention.bytes", "-1").Add("cleanup.policy", "compact,delete"),
                },
            ],
        });
        fixture.Cluster.Topics.SetInSync("t", 0, fixture.Cluster.Topics.Leader("t", 0));
        var page = await fixture.CollectAsync("topic_settings");
        Assert.Equal("t compact,delete no=1", page.Text("kafka_topic_info"));
        Assert.Equal("t=2", page.Text("kafka_topic_min_in_sync_replicas"));
        Assert.Equal("t=60", page.Text("kafka_topic_retention_seconds"));
        Assert.Empty(page.Of("kafka_topic_partition_retention_bytes"));

        page = await fixture.CollectAsync();
        Assert.Equal("t=1", page.Text("kafka_topic_under_min_isr_partitions"));
        Assert.Equal("t=1", page.Text("kafka_topic_under_replicated_partitions"));
    }

    [Fact]
    public async Task Topics_are_as_large_as_all_of_their_copies()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 3) { Messages = 10 }] });
        var page = await fixture.CollectAsync("log_dirs");
        Assert.Equal(3, page.Of("kafka_log_dir_online").Values.Sum());
        Assert.Equal(page.Of("kafka_log_dir_size_bytes").Values.Sum(), page["kafka_topic_size_bytes t"]);
        Assert.Equal(9, page.Of("kafka_log_dir_partitions").Values.Sum());
        Assert.Equal(3, page.Of("kafka_log_dir_capacity_bytes").Count);

        // A sum that lacks a copy would look like a topic that shrinks.
        fixture.Cluster.Broker(2).Stop();
        page = await fixture.CollectAsync("log_dirs");
        Assert.Empty(page.Of("kafka_topic_size_bytes"));
        Assert.Equal(2, page.Of("kafka_log_dir_size_bytes").Count);
    }

    [Fact]
    public async Task A_copy_on_a_disk_that_failed_is_missing_from_no_sum()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 3) { Messages = 10 }] });
        fixture.Cluster.Play.FailDisk(2);
        var page = await fixture.CollectAsync("log_dirs");

        Assert.Equal(2, page.Of("kafka_log_dir_online").Values.Sum());
        Assert.Empty(page.Of("kafka_topic_size_bytes"));
    }

    [Fact]
    public async Task The_newest_message_says_when_a_topic_was_last_written()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 2), new TopicPlan("empty")] });
        var at = fixture.Time.GetUtcNow();
        fixture.Cluster.Topics.Write("t", 1, 3, at);
        fixture.Time.Advance(TimeSpan.FromHours(1));
        var page = await fixture.CollectAsync("last_messages");
        Assert.Equal(at.ToUnixTimeMilliseconds() / 1000.0, page["messaging_topic_last_message_timestamp_seconds t"]);
        Assert.Single(page);

        // Producers date messages themselves.
        fixture.Cluster.Topics.Write("t", 0, 1, fixture.Time.GetUtcNow().AddYears(1));
        page = await fixture.CollectAsync("last_messages");
        Assert.Equal(fixture.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0, page["messaging_topic_last_message_timestamp_seconds t"]);
    }

    [Fact]
    public async Task A_group_that_reconciles_says_what_has_yet_to_move()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 2) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Kind = GroupKind.Consumer, Behind = 0 }],
        });
        await fixture.CollectAsync();
        fixture.Cluster.Groups.SetState("g", "Reconciling");
        fixture.Cluster.Groups.SetEpochs("g", 9, 9);
        fixture.Cluster.Groups.SetMembers("g",
            new MemberState("a") { Topics = ["t"], Assignment = [new TopicPartitions("t", [0, 1])], Target = [new TopicPartitions("t", [0])] },
            new MemberState("b") { Topics = ["t"], Target = [new TopicPartitions("t", [1])] });
        var page = await fixture.CollectAsync();

        Assert.Equal(1, page["kafka_group_state g reconciling"]);
        Assert.Equal(0, page["kafka_group_state g stable"]);
        Assert.Equal("g=1", page.Text("kafka_group_moving_partitions"));
        Assert.Equal("g=1", page.Text("kafka_group_empty_members"));
        Assert.True(page["kafka_group_rebalances_total g"] > 0);
    }

    [Fact]
    public async Task Workers_of_Kafka_Connect_are_a_group_without_lag()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t") { Messages = 10 }],
            Groups = [new GroupPlan("connect-cluster", "t") { ProtocolType = "connect", Behind = null, Members = 2 }],
        });
        var page = await fixture.CollectAsync();
        Assert.Equal("connect-cluster=2", page.Text("messaging_group_members"));
        Assert.Empty(page.Of("messaging_group_uncommitted_partitions"));
        Assert.Empty(page.Of("kafka_group_empty_members"));
    }

    [Fact]
    public async Task Topics_of_Kafka_itself_are_left_out_unless_wanted_but_for_where_their_copies_are()
    {
        var plan = new KafkaPlan { Topics = [new TopicPlan("t") { Messages = 1 }, new TopicPlan("__consumer_offsets", 2) { IsInternal = true }] };
        await using var without = await KafkaFixture.StartAsync(plan);
        without.Cluster.Topics.TakeOffline("__consumer_offsets", 1);
        var page = await without.CollectAsync();
        Assert.Equal("t=1", page.Text("messaging_topic_retained_messages"));
        Assert.Equal("__consumer_offsets=1, t=0", page.Text("kafka_topic_offline_partitions"));
        await using var with = await KafkaFixture.StartAsync(plan, static options => options with { InternalTopics = true });
        Assert.Equal("__consumer_offsets=0, t=1", (await with.CollectAsync()).Text("messaging_topic_retained_messages"));
    }

    [Fact]
    public async Task Every_collector_has_a_name_of_its_own_and_every_metric_is_in_the_catalogue()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 2) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Behind = 3 }],
        }, static options => options with { Granularity = Granularity.Partition });
        var page = await fixture.CollectAsync("brokers", "log_dirs", "replication", "topic_settings", "topics", "last_messages", "transactions", "consumer_groups");
        var emitted = page.Keys.Select(static key => key.Split(' ')[0]).Distinct().Where(static name => name.StartsWith("kafka_", StringComparison.Ordinal)).ToList();
        Assert.Subset(KafkaMetrics.All.Select(static metric => metric.Name).ToHashSet(), emitted.ToHashSet());
        // Those that need something wrong, a group of the consumer protocol, or a canary.
        string[] absent =
        [
            "kafka_topic_under_min_isr_partitions", "kafka_topic_retention_seconds", "kafka_topic_partition_retention_bytes", "kafka_group_lag_estimated",
            "kafka_group_moving_partitions",
        ];
        Assert.Subset(absent.ToHashSet(), KafkaMetrics.All.Select(static metric => metric.Name).Except(emitted).Except(CanaryMetrics.All.Select(static metric => metric.Name)).ToHashSet());
    }
}
