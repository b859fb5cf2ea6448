using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>What a collection of a large cluster costs its brokers, in requests; counts, not times.</summary>
public sealed class BudgetTests
{
    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task No_collection_costs_more_than_a_request_for_each_consumed_topic_and_broker(string played)
    {
        var topology = LoadTopology.Create(new LoadOptions(Topics: 1000, Pairs: 1000));
        await using var cluster = await Clusters.StartAsync(
            played, options => options with { NameServers = 2, BrokerGroups = 4, SlavesPerGroup = 0, Topology = topology });
        // Time-outs are none of this test's business, however busy the machine is.
        await using var exporter = await RunningExporter.StartAsync("collection: {timeout: 60s}\n" + cluster.Config("timeout: 30s"));
        var consumed = topology.Groups.SelectMany(group => group.Topics).Distinct().Count();
        var budget = 30 + (consumed * 4);
        // Where nothing is saved for two minutes, a twentieth is asked beyond it once, so that nothing is never asked.
        var starved = budget + (consumed * 4 / 20);
        var offsets = new List<long>();
        MetricsPage? page = null;
        for (var collection = 0; collection < 20; collection++)
        {
            cluster.ResetCounts();
            page = await exporter.ScrapeAsync();
            await exporter.BetweenCollectionsAsync();
            offsets.Add(cluster.RequestsOf(202));
            var allowed = collection < 8 ? budget : starved;
            Assert.True(cluster.Requests <= allowed, $"Collection {collection + 1} sent {cluster.Requests} requests, more than {allowed}.");
            AssertLags(cluster, page, complete: collection == 0);
            cluster.AssertOnlyKnownRequests();
            cluster.Advance(TimeSpan.FromSeconds(15));
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        // Four topics of five stand still: they are left out once that is known, and what it saves asks for clients and retries.
        Assert.InRange(offsets[4], 0, offsets[0] * 3 / 4);
        // And what lies beside topics.
        Assert.Equal(4, page!.All("rocketmq_broker_half_messages").Count);
        Assert.Equal(played == "5.3" ? 4 : 0, page.All("rocketmq_broker_timer_checkpoint_timestamp_seconds").Count);
    }

    [Fact]
    public async Task A_broker_that_is_slow_to_the_end_costs_only_its_own_part()
    {
        var topology = LoadTopology.Create(new LoadOptions(Topics: 1500, Pairs: 1500));
        await using var cluster = await Clusters.StartAsync(
            "5.3", options => options with { NameServers = 2, BrokerGroups = 4, SlavesPerGroup = 0, Topology = topology });
        await using var exporter = await RunningExporter.StartAsync(cluster.Config("timeout: 30s"));
        var whole = await exporter.ScrapeAsync();
        // Each reply in time, but a thousand of them never: the collection ends in the middle of them.
        cluster.Broker("broker-a").Fault = Fault.Slow(TimeSpan.FromMilliseconds(400));
        exporter.Time.Advance(TimeSpan.FromMinutes(2));

        var page = await exporter.ScrapeAsync(timeout: 4);
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(whole.All("messaging_group_lag_messages").Count, page.All("messaging_group_lag_messages").Count);
        Assert.True(page.Sum("messaging_group_unknown_partitions") > 0);
        Assert.All(page.All("broker_exporter_collector_success"), sample => Assert.Equal(1, sample.Value));
    }

    [Fact]
    public async Task A_collection_of_an_idle_cluster_soon_costs_little()
    {
        var topology = LoadTopology.Create(new LoadOptions(Topics: 1000, Pairs: 1000, LivelyShare: 0));
        await using var cluster = await Clusters.StartAsync(
            "5.3", options => options with { NameServers = 2, BrokerGroups = 2, SlavesPerGroup = 0, Topology = topology });
        await using var exporter = await RunningExporter.StartAsync("collection: {timeout: 60s}\n" + cluster.Config("timeout: 30s"));
        for (var collection = 0; collection < 12; collection++)
        {
            cluster.ResetCounts();
            AssertLags(cluster, await exporter.ScrapeAsync(), complete: collection == 0);
            cluster.Advance(TimeSpan.FromSeconds(15));
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.InRange(cluster.RequestsOf(202), 0, 1000);
    }

    private static void AssertLags(RocketMqCluster cluster, MetricsPage page, bool complete)
    {
        Assert.Equal(1, page.Value("messaging_up"));
        var lags = page.By("messaging_group_lag_messages", "group", "topic");
        var pairs = cluster.UserPairs.ToList();
        Assert.True(pairs.Count >= 900);
        foreach (var pair in pairs)
            Assert.Equal(pair.Lag, lags[$"{pair.Group} / {pair.Topic}"]);
        if (complete)
            Assert.Equal(pairs.Count, lags.Count);
    }
}
