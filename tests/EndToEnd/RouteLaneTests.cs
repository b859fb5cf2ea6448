using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>Ten thousand topics on three name servers: their routes are asked, and no page waits for them.</summary>
public sealed class RouteLaneTests
{
    private const int _topics = 10_000;

    [Fact]
    public async Task Routes_of_ten_thousand_topics_are_asked_a_part_at_a_time_until_all_are_known()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await cluster.WatchAsync("timeout: 30s");
        cluster.NameServers[1].Registry.FreezeRoute("load-topic-00042", 1);
        var known = 0.0;
        var scrapes = 0;
        for (; known < _topics; scrapes++)
        {
            Assert.InRange(scrapes, 0, 30);
            cluster.ResetCounts();
            var page = await exporter.ScrapeAsync();
            // What a scrape shows was asked before it: none of it is asked while somebody waits for the page.
            Assert.Equal(1, page.Value("messaging_up"));
            await exporter.BetweenCollectionsAsync();
            Assert.InRange(cluster.RequestsOf(105), 1, 3000);
            Assert.InRange(page.All("rocketmq_name_server_known_routes").Min(sample => sample.Value), known, known + 1000);
            known = page.All("rocketmq_name_server_known_routes").Min(sample => sample.Value);
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.InRange(scrapes, 10, 30);
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
