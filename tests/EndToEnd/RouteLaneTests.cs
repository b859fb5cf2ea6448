using EndToEnd.Testing;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>Ten thousand topics on three name servers: their routes are asked, and no page waits for them.</summary>
public sealed class RouteLaneTests
{
    private const int _topics = 10_000;

    [Fact]
    public async Task Routes_of_ten_thousand_topics_are_asked_a_part_at_a_time()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await cluster.WatchAsync("timeout: 30s");
        var known = 0.0;
        for (var scrape = 0; scrape < 4; scrape++)
        {
            cluster.ResetCounts();
            var page = await exporter.ScrapeAsync();
            Assert.Equal(1, page.Value("messaging_up"));
            // As many as were asked after the last scrape, each of all three name servers.
            Assert.Equal([known, known, known], page.All("rocketmq_name_server_known_routes").Select(sample => sample.Value));
            await exporter.BetweenCollectionsAsync();
            Assert.InRange(cluster.RequestsOf(105), 300, RouteAllowance.PerRound);
            known += cluster.RequestsOf(105) / 3.0;
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.InRange(known, 400, _topics / 2);
    }

    [Fact]
    public async Task Name_servers_that_hang_on_routes_hold_up_nothing()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await cluster.WatchAsync("timeout: 30s");
        foreach (var nameServer in cluster.NameServers)
            nameServer.Fault = Fault.Hang.OnlyFor(105);
        for (var scrape = 0; scrape < 3; scrape++)
        {
            // The requests of the first round still wait, for 30 s each, while these pages are made.
            var page = await exporter.ScrapeAsync(timeout: 10);
            Assert.Equal(1, page.Value("messaging_up"));
            Assert.Equal(3, page.Sum("rocketmq_name_server_up"));
            Assert.Equal(0, page.Sum("rocketmq_name_server_known_routes"));
            Assert.All(page.All("broker_exporter_collector_success"), sample => Assert.Equal(1, sample.Value));
            exporter.Time.Advance(TimeSpan.FromMinutes(2));
        }

        // Half of a connection's window each, and no more until they are given up.
        Assert.InRange(cluster.RequestsOf(105), 1, 3 * 16);
    }

    private static Task<RocketMqCluster> StartAsync() => Clusters.StartAsync("5.3", options => options with
    {
        NameServers = 3,
        BrokerGroups = 2,
        SlavesPerGroup = 0,
        Topology = LoadTopology.Create(new LoadOptions(Topics: _topics, Pairs: 0)),
    });
}
