using Probes.Contract;
using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;

namespace Probes.Tests.Kafka.Collectors;

public sealed class RefusalTests
{
    private static readonly KafkaPlan _plan = new()
    {
        Topics = [new TopicPlan("open", 2) { Messages = 10 }, new TopicPlan("secret", 2) { Messages = 10 }],
        Groups = [new GroupPlan("mine", "open") { Behind = 1 }, new GroupPlan("theirs", "open") { Behind = 1 }],
    };

    [Fact]
    public async Task A_group_that_may_not_be_read_costs_its_own_series_and_one_sentence()
    {
        await using var fixture = await KafkaFixture.StartAsync(_plan);
        fixture.Cluster.Denials.DenyGroup("theirs", ApiKey.OffsetFetch, ApiKey.DescribeGroups);
        await fixture.CollectAsync();
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("mine open=2", page.Text("messaging_group_lag_messages"));
        Assert.Equal(1, page["kafka_unanswered_groups"]);
        Assert.Equal(
            "Warning: Target t does not let the exporter read consumer groups (forbidden), e.g. theirs: its account needs the permission DESCRIBE on groups (kafka-acls --operation Describe --group '*').",
            Assert.Single(fixture.Log.Taken(), static line => line.Contains("forbidden", StringComparison.Ordinal)));

        fixture.Cluster.Denials.Clear();
        page = await fixture.CollectAsync();
        Assert.Equal("mine open=2, theirs open=2", page.Text("messaging_group_lag_messages"));
        Assert.Contains("Information: Target t lets the exporter read consumer groups again.", fixture.Log.Taken());
    }

    [Fact]
    public async Task Where_no_group_may_be_read_the_collector_says_what_is_needed()
    {
        await using var fixture = await KafkaFixture.StartAsync(_plan);
        fixture.Cluster.Denials.DenyGroup(null, ApiKey.OffsetFetch, ApiKey.DescribeGroups);
        var page = await fixture.CollectAsync();

        Assert.Equal(FailureKind.Forbidden, fixture.Failures["consumer_groups"].Kind);
        Assert.Contains("DESCRIBE on groups", fixture.Failures["consumer_groups"].Message, StringComparison.Ordinal);
        // The rest is there.
        Assert.Equal("open=20, secret=20", page.Text("messaging_topic_published_messages_total"));
    }

    [Fact]
    public async Task A_topic_that_may_not_be_read_is_unknown()
    {
        await using var fixture = await KafkaFixture.StartAsync(_plan);
        fixture.Cluster.Denials.DenyTopic("secret", ApiKey.ListOffsets);
        var page = await fixture.CollectAsync();

        Assert.Empty(fixture.Failures);
        Assert.Equal("open=0, secret=2", page.Text("messaging_topic_unknown_partitions"));
        Assert.Equal("open=20", page.Text("messaging_topic_published_messages_total"));
    }

    [Fact]
    public async Task Log_directories_that_may_not_be_read_fail_by_themselves()
    {
        await using var fixture = await KafkaFixture.StartAsync(_plan);
        fixture.Cluster.Denials.DenyCluster(ApiKey.DescribeLogDirs);
        await fixture.CollectAsync("log_dirs", "topics");

        Assert.Equal(["log_dirs"], fixture.Failures.Keys);
        Assert.Equal(FailureKind.Forbidden, fixture.Failures["log_dirs"].Kind);
        Assert.Contains("DESCRIBE on the cluster", fixture.Failures["log_dirs"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brokers_before_3_2_refuse_their_log_directories_by_telling_of_none()
    {
        await using var fixture = await KafkaFixture.StartAsync(_plan with { Release = KafkaRelease.V2_8 });
        fixture.Cluster.Denials.DenyCluster(ApiKey.DescribeLogDirs);
        var page = await fixture.CollectAsync("log_dirs");

        Assert.Equal(FailureKind.Forbidden, fixture.Failures["log_dirs"].Kind);
        // Nobody is said to keep up of whom nothing is known.
        Assert.Empty(page.Of("kafka_broker_replica_lag_messages"));
    }

    [Fact]
    public async Task Settings_that_may_not_be_read_fail_by_themselves()
    {
        await using var fixture = await KafkaFixture.StartAsync(_plan);
        fixture.Cluster.Denials.DenyTopic(null, ApiKey.DescribeConfigs);
        await fixture.CollectAsync("topic_settings", "replication");

        Assert.Equal(FailureKind.Forbidden, fixture.Failures["topic_settings"].Kind);
        Assert.Contains("DESCRIBE_CONFIGS", fixture.Failures["topic_settings"].Message, StringComparison.Ordinal);
    }
}
