using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>Groups that do not simply consume and keep up.</summary>
public sealed class GroupTests
{
    private const string _lag = "messaging_group_lag_messages";

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_broadcasting_group_has_no_lag_neither_online_nor_afterwards(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        // It was a clustering group once: its old commits are still there, and would look like a lag.
        cluster.Change(store =>
        {
            var row = store.Offsets.Add("notifications", "web-frontends", isBroadcast: false, queues: 2);
            (row[0], row[1]) = (5, 5);
        });
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.False(page.Has(_lag, ("group", "web-frontends")));
        Assert.Equal(3, page.Value("messaging_group_members", ("group", "web-frontends")));
        Assert.Equal("broadcasting", Info(page, "web-frontends")["message_model"]);

        Assert.True(cluster.Disconnect("web-frontends"));
        exporter.Time.Advance(TimeSpan.FromSeconds(61));
        page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_group_members", ("group", "web-frontends")));
        Assert.False(page.Has(_lag, ("group", "web-frontends")));
        Assert.Equal("broadcasting", Info(page, "web-frontends")["message_model"]);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task An_offline_group_keeps_its_lag(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(cluster.Lag("analytics", "orders"), page.Value(_lag, ("group", "analytics"), ("topic", "orders")));
        Assert.Equal(1, page.Value("messaging_group_stalled", ("group", "analytics"), ("topic", "orders"), ("reason", "no_members")));
        Assert.Equal("unknown", Info(page, "analytics")["consume_type"]);

        Assert.True(cluster.Disconnect("accounting"));
        cluster.Advance(TimeSpan.FromSeconds(10));
        exporter.Time.Advance(TimeSpan.FromSeconds(61));
        page = await exporter.ScrapeAsync();
        Assert.True(cluster.Lag("accounting", "payments") > 0);
        Assert.Equal(cluster.Lag("accounting", "payments"), page.Value(_lag, ("group", "accounting")));
        Assert.Equal(0, page.Value("messaging_group_members", ("group", "accounting")));
        Assert.Equal("push", Info(page, "accounting")["consume_type"]);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Retries_and_dead_letters_are_apart_from_the_lag(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromSeconds(140));
        // They are read in waves, by the clock: the group may have none left just now.
        for (var step = 0; step < 24 && cluster.Lag("email-sender", "%RETRY%email-sender") == 0; step++)
            cluster.Advance(TimeSpan.FromSeconds(10));
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.True(cluster.Lag("email-sender", "%RETRY%email-sender") > 0);
        Assert.Equal(cluster.Lag("email-sender", "%RETRY%email-sender"), page.Value("rocketmq_group_retry_lag_messages", ("group", "email-sender")));
        Assert.Equal(cluster.MaxOffset("%RETRY%email-sender"), page.Value("rocketmq_group_retry_published_messages_total", ("group", "email-sender")));
        Assert.True(cluster.Truth.Retained("%DLQ%email-sender") > 0);
        Assert.Equal(cluster.Truth.Retained("%DLQ%email-sender"), page.Value("rocketmq_group_dlq_retained_messages", ("group", "email-sender")));
        Assert.Equal(cluster.MaxOffset("%DLQ%email-sender"), page.Value("rocketmq_group_dlq_published_messages_total", ("group", "email-sender")));
        Assert.DoesNotContain(page.Samples, sample => sample.Labels.GetValueOrDefault("topic", "").StartsWith('%'));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_paused_group_says_so(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("rocketmq_group_consume_enabled", ("group", "warehouse-sync")));
        Assert.Equal(1, page.Value("rocketmq_group_consume_enabled", ("group", "invoicing")));
        Assert.Equal(cluster.Lag("warehouse-sync", "shipments"), page.Value(_lag, ("group", "warehouse-sync")));
        Assert.Equal(1, page.Value("messaging_group_stalled", ("group", "warehouse-sync"), ("reason", "paused")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_connected_group_that_stands_still_is_stalled_after_two_minutes(string played)
    {
        var topology = new Topology(
            [new TopicSpec("work") { HistoryPerQueue = 100 }], [new GroupSpec("worker", GroupKind.LagsSteadily, "work") { BacklogShare = 0.5 }]);
        await using var cluster = await Clusters.StartAsync(played, options => options with { Topology = topology });
        await using var exporter = await cluster.WatchAsync();
        Assert.False((await exporter.ScrapeAsync()).Has("messaging_group_stalled"));
        exporter.Time.Advance(TimeSpan.FromSeconds(100));
        Assert.False((await exporter.ScrapeAsync()).Has("messaging_group_stalled"));
        exporter.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(1, (await exporter.ScrapeAsync()).Value("messaging_group_stalled", ("group", "worker"), ("reason", "not_consuming")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_group_that_never_committed_has_uncommitted_partitions_and_no_lag(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.True(page.Has("rocketmq_group_info", ("group", "report-builder")));
        Assert.False(page.Has(_lag, ("group", "report-builder")));

        // Its first client subscribes and has not committed yet.
        cluster.Clients.Connect(ClientNames.Group(new GroupSpec("report-builder", GroupKind.KeepsUp, "reports"), cluster.Options.Flavor, 0));
        exporter.Time.Advance(TimeSpan.FromSeconds(61));
        page = await exporter.ScrapeAsync();
        Assert.Equal(2 * 2, page.Value("messaging_group_uncommitted_partitions", ("group", "report-builder"), ("topic", "reports")));
        Assert.False(page.Has(_lag, ("group", "report-builder")));
    }

    [Fact]
    public async Task A_pop_group_is_marked()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Advance(TimeSpan.FromSeconds(20));
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal("pop", Info(page, "search-indexer")["consume_type"]);
        Assert.Equal("push", Info(page, "invoicing")["consume_type"]);
        Assert.Equal("pull", Info(page, "price-watch")["consume_type"]);
        Assert.Equal(cluster.Lag("search-indexer", "search-index"), page.Value(_lag, ("group", "search-indexer"), ("topic", "search-index")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Deleted_group_disappears_on_the_next_scrape(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        Assert.Contains((await exporter.ScrapeAsync()).Samples, sample => sample.Has(("group", "email-sender")));
        Assert.True(cluster.DeleteGroup("email-sender"));
        var page = await exporter.ScrapeAsync();
        Assert.DoesNotContain(page.Samples, sample => sample.Has(("group", "email-sender")));
        TruthTests.AssertTrue(cluster, page);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Deleted_topic_disappears_on_the_next_scrape(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        Assert.Contains((await exporter.ScrapeAsync()).Samples, sample => sample.Has(("topic", "orders")));
        Assert.True(cluster.DeleteTopic("orders"));
        var page = await exporter.ScrapeAsync();
        Assert.DoesNotContain(page.Samples, sample => sample.Has(("topic", "orders")));
        TruthTests.AssertTrue(cluster, page);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_topic_that_is_created_again_begins_anew(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        Assert.True(cluster.DeleteTopic("legacy-import"));
        await exporter.ScrapeAsync();
        cluster.AddTopic(new TopicSpec("legacy-import") { Queues = 1, HistoryPerQueue = 7 });
        var page = await exporter.ScrapeAsync();
        Assert.Equal(cluster.MaxOffset("legacy-import"), page.Value("messaging_topic_published_messages_total", ("topic", "legacy-import")));
        Assert.Equal(2, page.Value("rocketmq_topic_queues", ("topic", "legacy-import"), ("access", "write")));
    }

    private static Sample Info(MetricsPage page, string group) => Assert.Single(page.All("rocketmq_group_info", ("group", group)));
}
