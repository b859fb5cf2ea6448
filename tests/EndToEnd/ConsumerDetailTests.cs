using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;

namespace EndToEnd;

/// <summary>Clients that are asked what they do, and what that may cost.</summary>
public sealed class ConsumerDetailTests
{
    private const string _on = "consumer_detail: true";
    private const string _clients = "rocketmq_group_detail_clients";

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task No_client_is_asked_unless_the_configuration_says_so(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        MetricsPage page = await exporter.ScrapeAsync();
        for (var i = 0; i < 10; i++)
        {
            exporter.Time.Advance(TimeSpan.FromSeconds(61));
            page = await exporter.ScrapeAsync();
        }

        Assert.Equal(0, cluster.RequestsOf(Clusters.RunningInfo));
        Assert.False(page.Has(_clients));
        Assert.False(page.Has("broker_exporter_collector_success", ("collector", "consumer_detail")));
        cluster.AssertOnlyKnownRequests();
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Healthy_groups_have_nothing_wrong_with_them(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromMinutes(3));
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 2);
        Assert.Equal(0, page.Sum(_clients, ("state", "hung")) + page.Sum(_clients, ("state", "missing")));
        Assert.Equal(page.Sum("messaging_group_members"), page.Sum(_clients, ("state", "read")));
        foreach (var metric in new[] { "unowned_queues", "doubly_owned_queues", "stalled_queues", "unlocked_queues", "idle_clients", "stalled_clients", "cached_messages" })
            Assert.All(Found(page, "rocketmq_group_" + metric), sample => Assert.Equal(0, sample.Value));
        Assert.False(page.Has("rocketmq_group_client_trouble"));
        Assert.False(page.Has("rocketmq_group_unowned_queue"));
        Assert.All(page.All("rocketmq_group_subscription_consistent"), sample => Assert.Equal(1, sample.Value));
        Assert.True(page.Has("rocketmq_group_subscription_consistent", ("group", "audit-archive")));

        Assert.Equal(60, page.Value("rocketmq_group_consume_ok_rate", ("group", "order-fulfilment"), ("topic", "orders")), tolerance: 2.0);
        Assert.Equal(0.0125, page.Value("rocketmq_group_consume_duration_seconds", ("group", "order-fulfilment"), ("topic", "orders")), tolerance: 1e-9);
        Assert.Equal(4, page.Value("rocketmq_group_name_server_clients", ("group", "order-fulfilment"), ("list", "same")));
        Assert.Equal(0, page.Sum("rocketmq_group_name_server_clients", ("list", "other")));
        Assert.True(page.Has("rocketmq_group_unlocked_queues", ("group", "shipment-tracking")));
        // Who broadcasts or pulls has no queues that others could miss.
        Assert.False(page.Has("rocketmq_group_unowned_queues", ("group", "web-frontends")));
        Assert.False(page.Has("rocketmq_group_unowned_queues", ("group", "price-watch")));
        Assert.Equal(played == "4.9", page.Has("rocketmq_group_unowned_queues", ("group", "search-indexer")));
        Assert.DoesNotContain(page.Samples, sample => sample.Labels.GetValueOrDefault("topic", "").StartsWith('%'));
        Assert.Equal(0, Overlapping(cluster));
    }

    [Fact]
    public async Task A_client_that_hangs_keeps_no_scrape_waiting()
    {
        // It would be heard of in an hour: whatever waits for it does not end in this test.
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { ClientTimeout = TimeSpan.FromHours(1) });
        for (var client = 0; client < 4; client++)
            Play(cluster, "order-fulfilment", client, new ClientPlay { IsHung = true });
        await using (var exporter = await cluster.WatchAsync(_on, "requests_in_flight: 1"))
        {
            await exporter.ScrapeAsync();
            await Until.TrueAsync(() => Hung(cluster) > 0);
            exporter.Time.Advance(TimeSpan.FromSeconds(61));
            var page = await exporter.ScrapeAsync();
            Assert.Equal(1, page.Value("messaging_up"));
            Assert.All(page.All("broker_exporter_collector_success"), sample => Assert.Equal(1, sample.Value));
            Assert.Equal(cluster.Lag("accounting", "payments"), page.Value("messaging_group_lag_messages", ("group", "accounting")));
        }

        Assert.Equal(0, Overlapping(cluster));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_client_that_hangs_is_named_and_left_alone_for_longer_each_time(string played)
    {
        await using var cluster = await Clusters.StartAsync(played, options => options with { ClientTimeout = TimeSpan.FromMilliseconds(300) });
        Play(cluster, "order-fulfilment", 2, new ClientPlay { IsHung = true });
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 1);
        Assert.Equal(1, page.Value(_clients, ("group", "order-fulfilment"), ("state", "hung")));
        Assert.Equal(3, page.Value(_clients, ("group", "order-fulfilment"), ("state", "read")));
        var trouble = Assert.Single(page.All("rocketmq_group_client_trouble"));
        Assert.Equal(("hung", Id(cluster, "order-fulfilment", 2)), (trouble["trouble"], trouble["client_id"]));
        // What the silent one has, nobody knows.
        Assert.False(page.Has("rocketmq_group_unowned_queues", ("group", "order-fulfilment")));
        Assert.True(page.Has("rocketmq_group_unowned_queues", ("group", "invoicing")));
        Assert.Equal(1, Hung(cluster));

        // Others are asked again meanwhile, and it is not, for two minutes from when it was asked.
        page = await Rounds(exporter, 1);
        Assert.Equal(1, Hung(cluster));
        Assert.Equal(1, page.Value(_clients, ("group", "order-fulfilment"), ("state", "hung")));
        exporter.Time.Advance(TimeSpan.FromMinutes(2));
        await Rounds(exporter, 1);
        Assert.Equal(2, Hung(cluster));

        Play(cluster, "order-fulfilment", 2, ClientPlay.None);
        exporter.Time.Advance(TimeSpan.FromMinutes(4));
        page = await Rounds(exporter, 1);
        Assert.Equal(4, page.Value(_clients, ("group", "order-fulfilment"), ("state", "read")));
        Assert.Equal(0, Overlapping(cluster));
    }

    [Fact]
    public async Task However_many_hang_one_at_a_time_is_asked_through_each_broker()
    {
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { ClientTimeout = TimeSpan.FromMilliseconds(100) });
        foreach (var group in new[] { "order-fulfilment", "invoicing", "fraud-check", "audit-archive", "web-frontends", "email-sender", "search-indexer" })
        {
            for (var client = 0; client < cluster.Clients.Group(group)!.Clients.Count; client++)
                Play(cluster, group, client, new ClientPlay { IsHung = true });
        }

        // Two targets with the same brokers, as may be for two teams.
        await using var exporter = await RunningExporter.StartAsync("targets:\n" + cluster.Target("one", _on) + cluster.Target("two", _on));
        await Until.TrueAsync(async () =>
        {
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
            return (await exporter.ScrapeAsync()).Sum(_clients, ("state", "hung")) >= 20;
        });
        Assert.Equal(0, Overlapping(cluster));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Members_that_want_other_tags_are_found_and_named(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromMinutes(3));
        Play(cluster, "audit-archive", 1, new ClientPlay { Subscriptions = [new Subscription("audit-log", "login || refund", 5)] });
        // The same tags in another order are the same.
        Play(cluster, "audit-archive", 2, new ClientPlay { Subscriptions = [new Subscription("audit-log", "payment||login", 5)] });
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 3);
        Assert.Equal(0, page.Value("rocketmq_group_subscription_consistent", ("group", "audit-archive")));
        Assert.Equal(["tags_differ"], page.All("rocketmq_group_subscription_inconsistent", ("group", "audit-archive")).Select(sample => sample["reason"]));
        var trouble = Assert.Single(page.All("rocketmq_group_client_trouble"));
        Assert.Equal(("subscription", Id(cluster, "audit-archive", 1)), (trouble["trouble"], trouble["client_id"]));

        Play(cluster, "audit-archive", 1, ClientPlay.None);
        page = await Rounds(exporter, 2);
        Assert.Equal(1, page.Value("rocketmq_group_subscription_consistent", ("group", "audit-archive")));
        Assert.False(page.Has("rocketmq_group_client_trouble"));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Members_that_want_other_topics_are_found(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromMinutes(3));
        Play(cluster, "invoicing", 1, new ClientPlay { Subscriptions = [new Subscription("orders", "*", 5)] });
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 3);
        Assert.Equal(0, page.Value("rocketmq_group_subscription_consistent", ("group", "invoicing")));
        Assert.True(page.Has("rocketmq_group_subscription_inconsistent", ("group", "invoicing"), ("reason", "topics_differ")));
        // And this is what it does: half of each topic is left over.
        Assert.Equal(4, page.Value("rocketmq_group_unowned_queues", ("group", "invoicing"), ("topic", "payments")));
        Assert.Equal(8, page.Value("rocketmq_group_unowned_queues", ("group", "invoicing"), ("topic", "orders")));
    }

    [Fact]
    public async Task A_rolling_restart_is_not_reported()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Advance(TimeSpan.FromMinutes(3));
        await using var exporter = await cluster.WatchAsync(_on);
        await Rounds(exporter, 1);
        var queues = Enumerable.Range(0, 8).Select(queue => new DealtQueue("orders", "broker-a", queue)).ToList();
        for (var client = 0; client < 4; client++)
        {
            // Each round meets the next one just started, with queues that nobody has taken over.
            foreach (var queue in queues)
                cluster.Clients.Plays.Set("order-fulfilment", queue, queue.Queue / 2 == client ? QueueFault.Orphaned : QueueFault.None);
            Play(cluster, "order-fulfilment", client, new ClientPlay { StartedAt = cluster.Clients.Stores[0].Now, Subscriptions = [new Subscription("orders", "*", 9), new Subscription("payments", "*", 9)] });
            var page = await Rounds(exporter, 1);
            Assert.Equal(0, page.Sum("rocketmq_group_unowned_queues", ("group", "order-fulfilment")));
            Assert.False(page.Has("rocketmq_group_subscription_inconsistent", ("group", "order-fulfilment")));
            Assert.False(page.Has("rocketmq_group_client_trouble"));
            foreach (var other in Enumerable.Range(0, client + 1))
                Play(cluster, "order-fulfilment", other, new ClientPlay { StartedAt = cluster.Clients.Stores[0].Now });
            cluster.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Queues_that_nobody_has_or_two_have_are_told_after_two_rounds(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Clients.Plays.Set("accounting", new DealtQueue("payments", "broker-b", 2), QueueFault.Orphaned);
        cluster.Clients.Plays.Set("invoicing", new DealtQueue("payments", "broker-a", 0), QueueFault.Shared);
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 1);
        Assert.False(page.Has("rocketmq_group_unowned_queues", ("group", "accounting")));
        Assert.Equal(0, page.Value("rocketmq_group_unowned_queues", ("group", "invoicing")));

        page = await Rounds(exporter, 1);
        Assert.Equal(1, page.Value("rocketmq_group_unowned_queues", ("group", "accounting"), ("topic", "payments")));
        var named = Assert.Single(page.All("rocketmq_group_unowned_queue"));
        Assert.Equal(("accounting", "payments", "broker-b", "2"), (named["group"], named["topic"], named["broker"], named["queue"]));
        Assert.Equal(1, page.Value("rocketmq_group_doubly_owned_queues", ("group", "invoicing"), ("topic", "payments")));
        // The group lags, and now it is said why.
        exporter.Time.Advance(TimeSpan.FromSeconds(15));
        page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_group_stalled", ("group", "accounting"), ("reason", "queue_unowned")));

        cluster.Clients.Plays.Set("accounting", new DealtQueue("payments", "broker-b", 2), QueueFault.None);
        page = await Rounds(exporter, 1);
        Assert.Equal(0, page.Value("rocketmq_group_unowned_queues", ("group", "accounting")));
        Assert.False(page.Has("rocketmq_group_unowned_queue"));
    }

    [Fact]
    public async Task Clients_that_stand_still_hold_messages_or_have_no_lock_are_counted_and_named()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        cluster.Advance(TimeSpan.FromMinutes(3));
        Play(cluster, "order-fulfilment", 0, new ClientPlay { Cached = 2048, StalledSince = cluster.Clients.Stores[0].Now });
        Play(cluster, "invoicing", 0, new ClientPlay { Cached = 30 });
        Play(cluster, "shipment-tracking", 1, new ClientPlay { IsUnlocked = true });
        Play(cluster, "fraud-check", 0, new ClientPlay { NameServers = $"192.0.2.7:9876;{cluster.NameServerAddress};" });
        cluster.Advance(TimeSpan.FromSeconds(61));
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 2);
        Assert.Equal(1, page.Value("rocketmq_group_stalled_clients", ("group", "order-fulfilment")));
        Assert.Equal(4, page.Value("rocketmq_group_stalled_queues", ("group", "order-fulfilment"), ("topic", "orders")));
        Assert.Equal(4 * 2048, page.Value("rocketmq_group_cached_messages", ("group", "order-fulfilment"), ("topic", "orders")));
        Assert.Equal(4 * 2 * 1024 * 1024, page.Value("rocketmq_group_cached_bytes", ("group", "order-fulfilment"), ("topic", "orders")));
        Assert.Equal((4 * 30, 0), (page.Value("rocketmq_group_cached_messages", ("group", "invoicing"), ("topic", "payments")), page.Value("rocketmq_group_stalled_clients", ("group", "invoicing"))));
        Assert.Equal(4, page.Value("rocketmq_group_unlocked_queues", ("group", "shipment-tracking"), ("topic", "shipments")));
        Assert.Equal(1, page.Value("rocketmq_group_name_server_clients", ("group", "fraud-check"), ("list", "other")));
        Assert.Equal(
            ["fraud-check name_servers", "order-fulfilment stalled", "shipment-tracking unlocked"],
            page.All("rocketmq_group_client_trouble").Select(sample => $"{sample["group"]} {sample["trouble"]}").Order());
    }

    [Fact]
    public async Task More_clients_than_queues_leave_some_idle()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        var group = cluster.Clients.Group("invoicing")!;
        cluster.Clients.Connect(group with
        {
            Clients = [.. Enumerable.Range(0, 10).Select(i => group.Clients[0] with { ClientId = $"192.0.2.{i}@invoicing" })],
        });
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 2);
        Assert.Equal(2, page.Value("rocketmq_group_idle_clients", ("group", "invoicing")));
        Assert.Equal(["192.0.2.8@invoicing", "192.0.2.9@invoicing"], page.All("rocketmq_group_client_trouble").Select(sample => sample["client_id"]).Order());
    }

    [Fact]
    public async Task A_client_that_is_gone_is_dropped()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync(_on);
        var page = await Rounds(exporter, 1);
        Assert.Equal(2, page.Value(_clients, ("group", "invoicing"), ("state", "read")));
        Play(cluster, "invoicing", 0, new ClientPlay { IsGone = true });
        page = await Rounds(exporter, 1);
        Assert.Equal(1, page.Value(_clients, ("group", "invoicing"), ("state", "read")));
        Assert.Equal(1, page.Value(_clients, ("group", "invoicing"), ("state", "missing")));
        Assert.False(page.Has("rocketmq_group_unowned_queues", ("group", "invoicing")));
    }

    /// <summary>Scrapes until every group's clients were asked so many times more, and what that showed is on the page.</summary>
    private static async Task<MetricsPage> Rounds(RunningExporter exporter, int rounds)
    {
        var page = await exporter.ScrapeAsync();
        for (var round = 0; round < rounds; round++)
        {
            exporter.Time.Advance(TimeSpan.FromSeconds(61));
            var begun = exporter.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
            await Until.TrueAsync(async () =>
            {
                exporter.Time.Advance(TimeSpan.FromSeconds(2));
                page = await exporter.ScrapeAsync();
                var ended = page.All("rocketmq_group_detail_timestamp_seconds");
                return ended.Count >= page.All("rocketmq_group_detail_clients", ("state", "read")).Count && ended.Count > 0 && ended.All(sample => sample.Value > begun);
            });
        }

        return page;
    }

    private static IReadOnlyList<Sample> Found(MetricsPage page, string metric)
    {
        var samples = page.All(metric);
        Assert.NotEmpty(samples);
        return samples;
    }

    private static string Id(RocketMqCluster cluster, string group, int client) => cluster.Clients.Group(group)!.Clients[client].ClientId;

    private static void Play(RocketMqCluster cluster, string group, int client, ClientPlay play) => cluster.Clients.Plays.Set(group, Id(cluster, group, client), play);

    private static int Hung(RocketMqCluster cluster) => cluster.Brokers.Sum(broker => broker.Waits.Hung);

    private static int Overlapping(RocketMqCluster cluster) => cluster.Brokers.Sum(broker => broker.Waits.Overlapping);
}
