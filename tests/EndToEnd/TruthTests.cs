using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Whatever the page says of a healthy cluster is what is so.</summary>
public sealed class TruthTests
{
    [Theory]
    [MemberData(nameof(Played.Forms), MemberType = typeof(Played))]
    public async Task Every_lag_is_the_true_one(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromSeconds(90));
        await using var exporter = await cluster.WatchAsync();
        AssertTrue(cluster, await exporter.ScrapeAsync());

        cluster.Advance(TimeSpan.FromSeconds(30));
        AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Theory]
    [MemberData(nameof(Played.Forms), MemberType = typeof(Played))]
    public async Task Everything_published_and_retained_is_counted(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromSeconds(20));
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(cluster.Options.Topology is null ? 13 : 0, page.All("messaging_topic_retained_messages").Count);
        Assert.All(page.All("messaging_topic_published_messages_total"), sample => Assert.Equal(cluster.MaxOffset(sample["topic"]), sample.Value));
        Assert.All(page.All("messaging_topic_retained_messages"), sample => Assert.Equal(cluster.Truth.Retained(sample["topic"]), sample.Value));
        Assert.Equal(16 * 2, page.Value("rocketmq_topic_queues", ("topic", "audit-log"), ("access", "read")));
        Assert.Equal(2, page.Value("rocketmq_topic_brokers", ("topic", "audit-log")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task The_members_of_every_group_are_counted(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var members = (await exporter.ScrapeAsync()).By("messaging_group_members", "group");
        Assert.True(members.Count >= 15);
        Assert.All(members, entry => Assert.Equal(cluster.Truth.Members(entry.Key), entry.Value));
        Assert.Equal(4, members["order-fulfilment"]);
        Assert.Equal(0, members["analytics"]);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Messages_that_expire_unconsumed_are_lost_and_no_lag(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        cluster.Change(store =>
        {
            var topic = store.Topic("audit-log")!;
            for (var queue = 0; queue < topic.Count; queue++)
                topic.ExpireBefore(queue, topic.Max(queue) - 1000);
        });

        var page = await exporter.ScrapeAsync();
        Assert.Equal(16 * 2 * 1000, page.Value("messaging_group_lag_messages", ("group", "analytics"), ("topic", "audit-log")));
        Assert.True(cluster.Truth.Lost("analytics", "audit-log") > 0);
        Assert.Equal(cluster.Truth.Lost("analytics", "audit-log"), page.Value("messaging_group_lost_messages", ("group", "analytics"), ("topic", "audit-log")));
        Assert.Equal(16 * 2 * 1000, page.Value("messaging_topic_retained_messages", ("topic", "audit-log")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_queue_that_was_never_committed_is_counted_and_is_no_lag(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Change(store => store.Offsets.Row("orders", "analytics")![3] = -1);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(2, page.Value("messaging_group_uncommitted_partitions", ("group", "analytics"), ("topic", "orders")));
        AssertTrue(cluster, page);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task What_a_group_consumes_between_two_scrapes_is_added(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var before = await exporter.ScrapeAsync();
        var pairs = cluster.UserPairs.ToDictionary(pair => $"{pair.Group} / {pair.Topic}", pair => cluster.Truth.Committed(pair.Group, pair.Topic));
        cluster.Advance(TimeSpan.FromSeconds(10));

        var after = (await exporter.ScrapeAsync()).By("messaging_group_consumed_messages_total", "group", "topic");
        var consumed = before.By("messaging_group_consumed_messages_total", "group", "topic");
        Assert.Equal(pairs.Keys.Order(StringComparer.Ordinal), consumed.Keys);
        foreach (var pair in cluster.UserPairs)
        {
            var key = $"{pair.Group} / {pair.Topic}";
            Assert.Equal(cluster.Truth.Committed(pair.Group, pair.Topic) - pairs[key], after[key] - consumed[key]);
        }

        Assert.True(after["order-fulfilment / orders"] > consumed["order-fulfilment / orders"]);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_message_shows_at_the_next_scrape(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var before = await exporter.ScrapeAsync();
        var store = cluster.Broker("broker-b").Store;
        lock (store.Gate)
            store.PutTo(store.Topic("legacy-import")!, queue: 1, count: 1, bytesEach: 10);
        lock (store.Gate)
            store.PutTo(store.Topic("orders")!, queue: 7, count: 3, bytesEach: 10);

        var after = await exporter.ScrapeAsync();
        Assert.Equal(1, Growth("messaging_topic_published_messages_total", ("topic", "legacy-import")));
        Assert.Equal(1, Growth("messaging_topic_retained_messages", ("topic", "legacy-import")));
        Assert.Equal(3, Growth("messaging_topic_published_messages_total", ("topic", "orders")));
        Assert.Equal(3, Growth("messaging_group_lag_messages", ("topic", "orders"), ("group", "analytics")));
        Assert.Equal(0, Growth("messaging_topic_published_messages_total", ("topic", "payments")));

        double Growth(string name, params (string, string)[] labels) => after.Value(name, labels) - before.Value(name, labels);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task The_backlog_of_each_delay_level_is_the_true_one(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(cluster.Truth.Delayed(), page.Sum("rocketmq_broker_scheduled_backlog_messages", ("broker_id", "0")));
        foreach (var broker in cluster.Brokers.Where(broker => broker.Id == 0))
        {
            var store = broker.Store;
            // Level 9 is the reminders' (5 min), level 3 that of first retries (10 s).
            foreach (var level in new[] { 3, 9 })
            {
                var waiting = store.Topic("SCHEDULE_TOPIC_XXXX")!.Max(level - 1) - store.Delays.Delivered(level);
                Assert.True(waiting > 0);
                Assert.Equal(waiting, page.Value(
                    "rocketmq_broker_scheduled_backlog_messages", ("broker", broker.Name), ("broker_id", "0"), ("level", $"{level}")));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Lag_in_seconds_is_the_age_of_the_oldest_unconsumed_message(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        // Since the first scrape: nobody consumes, and messages arrive after 10 s of both clocks.
        cluster.Disconnect("price-watch");
        cluster.Advance(TimeSpan.FromSeconds(10));
        exporter.Time.Advance(TimeSpan.FromSeconds(10));
        await exporter.ScrapeAsync();
        cluster.Advance(TimeSpan.FromSeconds(50));
        exporter.Time.Advance(TimeSpan.FromSeconds(50));

        var age = (await exporter.ScrapeAsync()).Value("messaging_group_lag_seconds", ("group", "price-watch"), ("topic", "search-index"));
        // Positions are known to the scrape, ages to the time between two of them.
        Assert.InRange(age, 49, 70);
    }

    internal static void AssertTrue(RocketMqCluster cluster, MetricsPage page)
    {
        var pairs = cluster.UserPairs.ToList();
        Assert.True(pairs.Sum(pair => pair.Lag) > 0);
        Assert.Equal(pairs.ToDictionary(Key, pair => (double)pair.Lag).OrderBy(pair => pair.Key, StringComparer.Ordinal), page.By("messaging_group_lag_messages", "group", "topic"));
        Assert.Equal(pairs.ToDictionary(Key, pair => (double)pair.Lost).OrderBy(pair => pair.Key, StringComparer.Ordinal), page.By("messaging_group_lost_messages", "group", "topic"));
        var uncommitted = page.By("messaging_group_uncommitted_partitions", "group", "topic");
        Assert.All(pairs, pair => Assert.Equal(cluster.Truth.UncommittedQueues(pair.Group, pair.Topic), uncommitted[Key(pair)]));
        Assert.Equal(1, page.Value("messaging_up", ("target", "shop")));
        Assert.DoesNotContain(page.All("broker_exporter_collector_success"), sample => sample.Value != 1);
        Assert.Equal(0, page.Value("broker_exporter_duplicate_series_total"));
        Assert.Equal(0, page.Sum("messaging_topic_unknown_partitions"));
        cluster.AssertOnlyKnownRequests();

        static string Key(PairTruth pair) => $"{pair.Group} / {pair.Topic}";
    }
}
