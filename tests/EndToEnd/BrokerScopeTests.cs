using EndToEnd.Testing;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>A sidecar asks the broker beside it, and no other.</summary>
public sealed class BrokerScopeTests : IAsyncLifetime
{
    private readonly FixedTime _time = new(TimeProvider.System.GetUtcNow());
    private RocketMqCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await Clusters.StartAsync("5.3", options => options with { BrokerGroups = 3 });
        _cluster.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Only_its_own_broker_is_asked_and_name_servers_only_where_that_is()
    {
        var own = _cluster.Broker("broker-b");
        var result = await CollectAsync(own.EndPoint.ToString()!);
        Assert.True(result.Up);
        Assert.All(result.Collectors, collector => Assert.True(collector.Succeeded, $"{collector.Collector}: {collector.Message}"));
        Assert.Equal([own.Label], _cluster.Brokers.Where(broker => broker.Requests.Total > 0).Select(broker => broker.Label));
        Assert.All(_cluster.NameServers, server => Assert.Equal([106], server.Requests.Snapshot().Keys));
        Assert.Equal(["broker-b"], Labels(result, "rocketmq_broker_up", "broker"));
        Assert.NotEmpty(Labels(result, MessagingMetrics.GroupLagMessages.Name, "group"));
    }

    [Fact]
    public async Task A_slave_tells_of_itself_and_leaves_topics_and_groups_to_its_master()
    {
        var result = await CollectAsync(_cluster.Brokers.First(broker => broker is { Name: "broker-b", Id: > 0 }).EndPoint.ToString()!);
        Assert.True(result.Up);
        Assert.Single(Labels(result, "rocketmq_broker_up", "broker"));
        Assert.Empty(Labels(result, MessagingMetrics.TopicRetainedMessages.Name, "topic"));
        Assert.Empty(Labels(result, "rocketmq_broker_group_read_from_slave", "broker"));
    }

    [Theory]
    [InlineData("broker-x", "none of the brokers that the name servers list is \"broker-x\"; they list broker-a/0 at ")]
    [InlineData("", "6 brokers are beside the exporter (host ")]
    [InlineData("broker-a", "2 brokers are \"broker-a\": broker-a/0 at ")]
    public async Task A_broker_that_cannot_be_told_is_a_failure_that_says_what_to_do(string broker, string sentence)
    {
        var result = await CollectAsync(broker);
        Assert.False(result.Up);
        var message = result.Collectors.First(collector => !collector.Succeeded).Message!;
        Assert.Contains(sentence, message, StringComparison.Ordinal);
        Assert.Contains("set rocketmq.broker to", message, StringComparison.Ordinal);
        Assert.Equal(0, _cluster.Brokers.Sum(server => server.Requests.Total));
    }

    private static string[] Labels(ProbeResult result, string metric, string label) =>
    [
        .. result.Collectors.SelectMany(collector => collector.Families).Where(family => family.Metric.Name == metric)
            .SelectMany(family => family.Samples).Select(sample => sample.Series.LabelValues[sample.Series.Metric.Labels.IndexOf(label)]),
    ];

    private async Task<ProbeResult> CollectAsync(string broker)
    {
        await using var probe = new WatchingProbe(_cluster, _time, Shard.Whole, new RocketMqOptions { Scope = Scope.Broker, Broker = broker });
        await probe.CollectAsync();
        return await probe.CollectAsync();
    }
}
