using System.Diagnostics;
using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Several scrapers, hurried scrapers, scrapers that leave.</summary>
public sealed class ScrapeTests
{
    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Two_scrapes_at_once_make_one_collection(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 2s");
        await exporter.ScrapeAsync();
        await exporter.BetweenCollectionsAsync();
        var (asked, registries) = (cluster.Requests, cluster.RequestsOf(106));
        await exporter.ScrapeAsync();
        await exporter.BetweenCollectionsAsync();
        var each = cluster.Requests - asked;
        Assert.Equal(2, cluster.RequestsOf(106) - registries);

        // The collection lasts for as long as the slave is waited for: both scrapes fall into it.
        cluster.Broker("broker-a", 1).Fault = Fault.Hang;
        asked = cluster.Requests;
        var pages = await Task.WhenAll(exporter.ScrapeAsync(), exporter.ScrapeAsync());
        await exporter.BetweenCollectionsAsync();
        Assert.InRange(cluster.Requests - asked, 1, each);
        Assert.Equal(4, cluster.RequestsOf(106) - registries);
        Assert.All(pages, page => Assert.Equal(
            cluster.Lag("analytics", "orders"), page.Value("messaging_group_lag_messages", ("group", "analytics"), ("topic", "orders"))));
        var last = await exporter.ScrapeAsync();
        Assert.Equal(1, last.Value("broker_exporter_collections_joined_total"));
        Assert.Equal(4, last.Value("broker_exporter_collections_total"));
    }

    [Fact]
    public async Task A_scraper_that_leaves_cancels_nobody_elses_collection()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Broker("broker-a", 1).Fault = Fault.Hang;
        await using var exporter = await cluster.WatchAsync("timeout: 2s");
        using var leaving = new CancellationTokenSource();
        var first = exporter.ScrapeAsync(cancellation: leaving.Token);
        await Until.TrueAsync(() => cluster.Broker("broker-a", 1).Requests.Total > 0);
        var second = exporter.ScrapeAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var page = await second;
        Assert.Equal(1, page.Value("broker_exporter_collections_total"));
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(cluster.UserPairs.Count(), page.All("messaging_group_lag_messages").Count);
        Assert.Equal(2, cluster.RequestsOf(106));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_hurried_scraper_gets_what_is_there_in_its_time(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 30s");
        await exporter.ScrapeAsync();
        foreach (var broker in cluster.Brokers.Where(broker => broker.Name == "broker-a"))
            broker.Fault = Fault.Hang;

        var started = Stopwatch.GetTimestamp();
        var page = await exporter.ScrapeAsync(timeout: 1);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 3);
        Assert.Equal(2, page.Sum("rocketmq_name_server_up"));
        Assert.Equal(0, page.Sum("rocketmq_broker_up", ("broker", "broker-a")));
        Assert.Equal(2, page.Sum("rocketmq_broker_up", ("broker", "broker-b")));
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(8, page.Value("messaging_topic_unknown_partitions", ("topic", "orders")));
        Assert.True(page.Has("messaging_group_lag_messages", ("group", "analytics"), ("topic", "orders")));
    }

    [Fact]
    public async Task A_cluster_that_hangs_altogether_still_gets_its_page_in_time()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync();
        foreach (var server in cluster.Servers)
            server.Fault = Fault.Hang;
        var started = Stopwatch.GetTimestamp();
        var page = await exporter.ScrapeAsync(timeout: 1);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 3);
        Assert.Equal(0, page.Value("messaging_up"));
        foreach (var server in cluster.Servers)
            server.Fault = Fault.None;
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }
}
