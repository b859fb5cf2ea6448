using Probes.Contract;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;

namespace Probes.Tests.Kafka.Collectors;

public sealed class ClusterTests
{
    [Fact]
    public async Task A_healthy_cluster_says_who_is_there()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t", 6) { Messages = 10 }], Racks = ["a", "b"] });
        var page = await fixture.CollectAsync();

        Assert.True(fixture.IsUp);
        Assert.Empty(fixture.Failures);
        Assert.Equal(3, page["kafka_brokers"]);
        Assert.Equal("1=1, 2=1, 3=1", page.Text("kafka_broker_up"));
        Assert.Equal("1=2, 2=2, 3=2", page.Text("kafka_broker_leader_partitions"));
        Assert.Equal("1=6, 2=6, 3=6", page.Text("kafka_broker_replica_partitions"));
        Assert.Equal(1, page.Of("kafka_broker_controller").Values.Sum());
        Assert.Equal($"1 127.0.0.1 {fixture.Cluster.Broker(1).EndPoint.Port} a=1", page.Text("kafka_broker_info").Split(", ")[0]);
        Assert.Single(page.Of("kafka_cluster_info"));
    }

    [Theory]
    [InlineData(KafkaRelease.V1_0, "1.0")]
    [InlineData(KafkaRelease.V2_1, "2.1")]
    [InlineData(KafkaRelease.V2_8, "2.8")]
    [InlineData(KafkaRelease.V3_0, "3.0")]
    // The simulator tells the versions that it speaks itself.
    [InlineData(KafkaRelease.V3_7, "3.3")]
    [InlineData(KafkaRelease.V4_0, "4.0")]
    internal async Task Every_release_is_understood_and_guessed(KafkaRelease release, string version)
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Release = release,
            Topics = [new TopicPlan("t", 3) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Behind = 2 }],
        });
        var page = await fixture.CollectAsync("brokers", "replication", "topics", "consumer_groups", "transactions", "last_messages", "topic_settings", "log_dirs");

        Assert.Empty(fixture.Failures);
        Assert.Equal($"{version}=1", page.Text("kafka_cluster_info"));
        Assert.Equal("g t=6", page.Text("messaging_group_lag_messages"));
        Assert.Equal("t=30", page.Text("messaging_topic_retained_messages"));
        Assert.Equal("g=1", page.Text("messaging_group_members"));
        Assert.Equal("t=0", page.Text("kafka_topic_open_transaction_messages"));
        Assert.Equal(release >= KafkaRelease.V3_0 ? 1 : 0, page.Of("messaging_topic_last_message_timestamp_seconds").Count);
        Assert.Equal(3, page.Of("kafka_log_dir_size_bytes").Count);
        Assert.NotEmpty(page.Of("kafka_topic_size_bytes"));
    }

    [Fact]
    public async Task An_empty_cluster_is_up_and_has_no_series_of_topics_or_groups()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan());
        var page = await fixture.CollectAsync("brokers", "replication", "topics", "consumer_groups", "transactions", "last_messages", "topic_settings", "log_dirs");

        Assert.True(fixture.IsUp);
        Assert.Empty(fixture.Failures);
        Assert.DoesNotContain(page.Keys, key => key.StartsWith("messaging_", StringComparison.Ordinal) || key.StartsWith("kafka_topic", StringComparison.Ordinal));
        Assert.Equal(0, page["kafka_groups"]);
    }

    [Fact]
    public async Task A_dead_broker_costs_nothing_but_its_own_partitions_and_groups()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("lost", "t") { Behind = 3, Coordinator = 3 }, new GroupPlan("kept", "t") { Behind = 3, Coordinator = 1 }],
        });
        await fixture.CollectAsync();
        // It has just died: the controller has noticed nothing yet.
        fixture.Cluster.Broker(3).Stop();
        var page = await fixture.CollectAsync();

        Assert.True(fixture.IsUp);
        Assert.Empty(fixture.Failures);
        Assert.Equal("1=1, 2=1, 3=0", page.Text("kafka_broker_up"));
        Assert.Equal("t=2", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal("kept t=2", page.Text("messaging_group_unknown_partitions"));
        Assert.Equal("kept t=12", page.Text("messaging_group_lag_messages"));
        // A counter does not fall because somebody is silent.
        Assert.Equal("t=60", page.Text("messaging_topic_published_messages_total"));

        fixture.Cluster.Play.Lose(3);
        page = await fixture.CollectAsync();
        Assert.Equal("1=1, 2=1, 3=0", page.Text("kafka_broker_up"));
        Assert.Equal("t=0", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal("t=6", page.Text("kafka_topic_under_replicated_partitions"));
        Assert.Equal("kept t=18, lost t=18", page.Text("messaging_group_lag_messages"));
        Assert.Equal(2, page["kafka_brokers"]);

        fixture.Cluster.Play.Return(3);
        page = await fixture.CollectAsync();
        Assert.Equal("t=0", page.Text("kafka_topic_under_replicated_partitions"));
        Assert.Equal("t=60", page.Text("messaging_topic_published_messages_total"));
    }

    [Fact]
    public async Task A_broker_that_says_nothing_is_waited_for_once_and_the_others_are_there()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Behind = 3, Coordinator = 1 }],
        }, static options => options with { Timeout = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        await fixture.CollectAsync();
        fixture.Cluster.Broker(3).Fault = KafkaFault.Silent.OnlyFor(Probes.Kafka.Protocol.ApiKey.ListGroups);
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("1=1, 2=1, 3=0", page.Text("kafka_broker_up"));
        Assert.Equal("g t=12", page.Text("messaging_group_lag_messages"));
        Assert.Equal("g t=2", page.Text("messaging_group_unknown_partitions"));
    }

    [Fact]
    public async Task With_one_broker_dead_and_one_too_slow_the_page_shows_the_third_by_the_deadline()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Behind = 3, Coordinator = 1 }, new GroupPlan("h", "t") { Behind = 3, Coordinator = 3 }],
        }, static options => options with { Timeout = TimeSpan.FromSeconds(30) }, TimeProvider.System);
        await fixture.CollectAsync();
        fixture.Cluster.Broker(2).Stop();
        // By the cluster's own clock, which stands still.
        fixture.Cluster.Broker(3).Fault = KafkaFault.Slow(TimeSpan.FromHours(1));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var page = await fixture.CollectAsync(deadline.Token);

        Assert.True(fixture.IsUp);
        Assert.Equal("1=1, 2=0, 3=0", page.Text("kafka_broker_up"));
        Assert.Equal(6, page["kafka_topic_partitions t"]);
        Assert.DoesNotContain(page.Keys, static key => key.StartsWith("messaging_group_lag_messages h", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broker_that_answers_what_is_no_Kafka_is_not_up()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Behind = 3, Coordinator = 1 }],
        });
        fixture.Cluster.Broker(2).Fault = KafkaFault.Garbage;
        var page = await fixture.CollectAsync();
        Assert.Equal("1=1, 2=0, 3=1", page.Text("kafka_broker_up"));
        Assert.Equal("t=2", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal("g t=12", page.Text("messaging_group_lag_messages"));
    }

    [Fact]
    public async Task Connections_that_brokers_close_between_scrapes_are_made_anew_without_a_word()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Behind = 3, Coordinator = 1 }],
        });
        await fixture.CollectAsync();
        await fixture.CollectAsync("log_dirs");
        fixture.Log.Taken();
        // As after connections.max.idle.ms.
        foreach (var broker in fixture.Cluster.Brokers)
        {
            broker.Stop();
            broker.Start();
        }

        var page = await fixture.CollectAsync();
        Assert.Empty(fixture.Failures);
        Assert.Equal("1=1, 2=1, 3=1", page.Text("kafka_broker_up"));
        Assert.Equal("g t=18", page.Text("messaging_group_lag_messages"));
        Assert.Equal("t=0", page.Text("messaging_topic_unknown_partitions"));
        await fixture.CollectAsync("log_dirs");
        Assert.Empty(fixture.Failures);
        Assert.Empty(fixture.Log.Taken());
    }

    [Fact]
    public async Task A_broker_that_still_loads_its_groups_is_up_and_hides_no_others()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan
        {
            Topics = [new TopicPlan("t", 6) { Messages = 10 }],
            Groups = [new GroupPlan("g", "t") { Coordinator = 1 }, new GroupPlan("h", "t") { Behind = 3, Coordinator = 2 }],
        });
        fixture.Cluster.Broker(1).Fault = KafkaFault.Error(Probes.Kafka.Protocol.ErrorCode.CoordinatorLoadInProgress).OnlyFor(Probes.Kafka.Protocol.ApiKey.ListGroups);
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("1=1, 2=1, 3=1", page.Text("kafka_broker_up"));
        // Not known is not none.
        Assert.Equal("2=1, 3=0", page.Text("kafka_broker_coordinated_groups"));
        Assert.Equal("h t=18", page.Text("messaging_group_lag_messages"));
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_down_and_has_no_series()
    {
        await using var fixture = await KafkaFixture.StartAsync(new KafkaPlan { Topics = [new TopicPlan("t") { Messages = 1 }] });
        await fixture.CollectAsync();
        foreach (var broker in fixture.Cluster.Brokers)
            broker.Stop();
        var page = await fixture.CollectAsync();

        Assert.False(fixture.IsUp);
        Assert.Empty(page);
        Assert.All(fixture.Failures.Values, failure => Assert.Equal(FailureKind.Unreachable, failure.Kind));
    }
}
