using EndToEnd.Testing;
using Simulator.RocketMq.Topologies;

namespace EndToEnd.Compat;

/// <summary>What the page of another exporter's names costs, in requests.</summary>
public sealed class CompatBudgetTests
{
    private const string Page = "/compat/rocketmq-exporter/metrics";

    [Fact]
    public async Task Who_does_not_scrape_it_pays_nothing()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        for (var scrape = 0; scrape < 5; scrape++)
        {
            await exporter.ScrapeAsync();
            cluster.Advance(TimeSpan.FromSeconds(15));
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(0, cluster.RequestsOf(315));
    }

    [Fact]
    public async Task Who_scrapes_both_pages_of_a_young_collection_pays_once()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await RunningExporter.StartAsync("collection: {min_age: 10s}\n" + cluster.Config());
        await exporter.ScrapeAsync(path: Page);
        await exporter.ScrapeAsync();
        cluster.Advance(TimeSpan.FromSeconds(15));
        exporter.Time.Advance(TimeSpan.FromSeconds(15));
        var main = await exporter.ScrapeAsync();
        await exporter.BetweenCollectionsAsync();
        cluster.ResetCounts();
        var old = await exporter.ScrapeAsync(path: Page);
        await exporter.ScrapeAsync();
        Assert.Equal(0, cluster.Requests);
        Assert.Equal(
            main.Value("messaging_group_lag_messages", ("group", "analytics"), ("topic", "orders")),
            old.Value("rocketmq_group_diff", ("group", "analytics"), ("topic", "orders")));
    }

    [Fact]
    public async Task Who_scrapes_it_alone_pays_for_nothing_that_it_does_not_show()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        for (var scrape = 0; scrape < 5; scrape++)
        {
            await exporter.ScrapeAsync(path: Page);
            cluster.Advance(TimeSpan.FromSeconds(90));
            exporter.Time.Advance(TimeSpan.FromSeconds(90));
        }

        await exporter.BetweenCollectionsAsync();
        // Configurations, routes, topic lists and order topics are for our own page.
        Assert.All((int[])[26, 60, 61, 105, 206, 208, 219, 319, 402], code => Assert.Equal(0, cluster.RequestsOf(code)));
    }

    [Fact]
    public async Task Producers_are_asked_once_a_minute_for_both_pages()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        exporter.Time.Advance(TimeSpan.FromSeconds(30));
        await exporter.ScrapeAsync(path: Page);
        Assert.Equal(cluster.Brokers.Count, cluster.RequestsOf(328));
    }

    [Fact]
    public async Task A_slave_that_stands_in_is_not_asked_what_it_does_not_count()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync();
        cluster.Broker("broker-a", 0).Stop();
        for (var scrape = 0; scrape < 3; scrape++)
        {
            await exporter.ScrapeAsync(path: Page);
            cluster.Broker("broker-b", 0).Store.Topic("orders")!.PutTo(0, 10, cluster.Broker("broker-b", 0).Store.Now);
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(0, cluster.Broker("broker-a", 1).Requests.Of(315));
        Assert.True(cluster.Broker("broker-b", 0).Requests.Of(315) > 0);
    }

    [Fact]
    public async Task A_large_cluster_pays_no_more_than_without_it()
    {
        var topology = LoadTopology.Create(new LoadOptions(Topics: 1000, Pairs: 1000));
        await using var cluster = await Clusters.StartAsync(
            "5.3", options => options with { NameServers = 2, BrokerGroups = 4, SlavesPerGroup = 0, Topology = topology });
        await using var exporter = await RunningExporter.StartAsync("collection: {timeout: 60s, min_age: 10s}\n" + cluster.Config("timeout: 30s"));
        var budget = 30 + (topology.Groups.SelectMany(group => group.Topics).Distinct().Count() * 4);
        await exporter.ScrapeAsync(path: Page);
        await exporter.BetweenCollectionsAsync();
        var asked = 0L;
        for (var collection = 0; collection < 8; collection++)
        {
            cluster.Advance(TimeSpan.FromSeconds(15));
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
            cluster.ResetCounts();
            await exporter.ScrapeAsync();
            await exporter.ScrapeAsync(path: Page);
            await exporter.BetweenCollectionsAsync();
            Assert.True(cluster.Requests <= budget, $"Collection {collection + 2} sent {cluster.Requests} requests, more than {budget}.");
            Assert.InRange(cluster.RequestsOf(315), 0, 4 * 100);
            asked += cluster.RequestsOf(315);
            cluster.AssertOnlyKnownRequests();
        }

        // Once idle topics are left out, there is room for it.
        Assert.True(asked > 0);
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.True(page.All("rocketmq_producer_message_size").Count(sample => sample.Value > 0) > 50);
    }
}
