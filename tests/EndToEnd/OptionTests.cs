using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>What the configuration changes.</summary>
public sealed class OptionTests
{
    private const string _lag = "messaging_group_lag_messages";

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Only_what_is_included_is_asked(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("topics: {include: orders}", "groups: {include: \"order-.*\"}");
        var page = await exporter.ScrapeAsync();
        Assert.Equal(["order-fulfilment / orders"], page.By(_lag, "group", "topic").Keys);
        Assert.Equal(["orders"], page.By("messaging_topic_retained_messages", "topic").Keys);
        // On each of two masters: the topic itself and the retry topic of the one group, and the clients of that group.
        Assert.Equal(2 * 2, cluster.RequestsOf(202));
        Assert.Equal(2 * 1, cluster.RequestsOf(203));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Nothing_that_is_excluded_is_asked(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("topics: {exclude: \".*\"}", "groups: {exclude: \".*\"}");
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(0, cluster.RequestsOf(202) + cluster.RequestsOf(203) + cluster.RequestsOf(303));
        Assert.DoesNotContain(page.Samples, sample => sample.Labels.ContainsKey("group") || sample.Labels.ContainsKey("topic"));
        Assert.Equal(4, page.Sum("rocketmq_broker_up"));
    }

    [Theory]
    [InlineData("4.9", 10)]
    [InlineData("5.3", 14)]
    public async Task System_topics_are_shown_when_asked_for(string played, int expected)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var without = await cluster.WatchAsync();
        await using var with = await cluster.WatchAsync("system_topics: true");
        var (plain, full) = (await without.ScrapeAsync(), await with.ScrapeAsync());
        Assert.False(plain.Has("messaging_topic_retained_messages", ("topic", "TBW102")));
        Assert.False(plain.Has("rocketmq_group_info", ("group", "TOOLS_CONSUMER")));
        Assert.True(full.Has("messaging_topic_retained_messages", ("topic", "SCHEDULE_TOPIC_XXXX")));
        Assert.True(full.Has("rocketmq_group_info", ("group", "TOOLS_CONSUMER")));
        // A broker's own topic is named like the broker, so that the two brokers add one more than each of them has.
        var extra = full.By("messaging_topic_retained_messages", "topic").Keys.Except(plain.By("messaging_topic_retained_messages", "topic").Keys).ToList();
        Assert.True(extra.Count >= expected, string.Join(", ", extra));
        Assert.Equal(plain.By(_lag, "group", "topic").Where(pair => pair.Key.StartsWith('a')), full.By(_lag, "group", "topic").Where(pair => pair.Key.StartsWith('a')));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Granularity_queue_shows_each_queue(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromSeconds(30));
        await using var exporter = await cluster.WatchAsync("granularity: queue");
        var page = await exporter.ScrapeAsync();
        TruthTests.AssertTrue(cluster, page);
        foreach (var pair in page.All(_lag))
            Assert.Equal(pair.Value, page.Sum("rocketmq_group_queue_lag_messages", ("group", pair["group"]), ("topic", pair["topic"])));
        foreach (var broker in cluster.Brokers.Where(broker => broker.Id == 0))
        {
            var topic = broker.Store.Topic("audit-log")!;
            for (var queue = 0; queue < topic.Count; queue++)
            {
                (string, string)[] labels = [("topic", "audit-log"), ("broker", broker.Name), ("queue", $"{queue}")];
                Assert.Equal(topic.Max(queue), page.Value("rocketmq_topic_queue_end_offset", labels));
                Assert.Equal(topic.Min(queue), page.Value("rocketmq_topic_queue_first_offset", labels));
                Assert.Equal(
                    broker.Store.Offsets.Row("audit-log", "analytics")![queue],
                    page.Value("rocketmq_group_queue_committed_offset", [("group", "analytics"), .. labels]));
            }
        }
    }

    [Fact]
    public async Task What_the_series_limit_leaves_out_is_said()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var free = await cluster.WatchAsync("granularity: queue");
        await using var limited = await RunningExporter.StartAsync("collection: {series_limit: 600}\n" + cluster.Config("granularity: queue"));
        var (all, cut) = (await free.ScrapeAsync(), await limited.ScrapeAsync());

        Assert.False(all.Has("broker_exporter_series_dropped"));
        Assert.Equal(600, cut.Value("broker_exporter_series_limit"));
        // messaging_up is not counted against the limit.
        Assert.InRange(cut.Value("broker_exporter_series"), 2, 601);
        var dropped = cut.All("broker_exporter_series_dropped");
        Assert.All(dropped, sample => Assert.True(sample.Value > 0));
        foreach (var family in dropped)
        {
            var name = family["family"];
            Assert.Equal(all.All(name).Count, cut.All(name).Count + family.Value);
        }
    }

    [Fact]
    public async Task A_young_collection_is_served_again_when_min_age_says_so()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        await using var exporter = await RunningExporter.StartAsync("collection: {min_age: 5s}\n" + cluster.Config());
        await exporter.ScrapeAsync();
        await exporter.BetweenCollectionsAsync();
        var asked = cluster.Requests;
        var page = await exporter.ScrapeAsync();
        Assert.Equal(asked, cluster.Requests);
        Assert.Equal(1, page.Value("broker_exporter_collections_reused_total"));
        exporter.Time.Advance(TimeSpan.FromSeconds(6));
        await exporter.ScrapeAsync();
        Assert.True(cluster.Requests > asked);
    }

    [Fact]
    public async Task Two_clusters_of_the_same_name_go_by_the_names_of_their_targets()
    {
        await using var east = await Clusters.StartAsync("4.9");
        await using var west = await Clusters.StartAsync("5.3");
        east.Advance(TimeSpan.FromSeconds(10));
        await using var exporter = await RunningExporter.StartAsync("targets:\n" + east.Target("east") + west.Target("west"));
        var page = await exporter.ScrapeAsync();
        foreach (var (cluster, name) in new[] { (east, "east"), (west, "west") })
        {
            Assert.Equal(1, page.Value("messaging_up", ("target", name)));
            Assert.Equal(cluster.UserPairs.Count(), page.All(_lag, ("cluster", name)).Count);
            Assert.All(page.All(_lag, ("cluster", name)), sample => Assert.Equal(cluster.Lag(sample["group"], sample["topic"]), sample.Value));
        }

        Assert.Equal(0, page.Value("broker_exporter_duplicate_series_total"));
    }

    [Fact]
    public async Task A_dead_cluster_leaves_the_other_one_untouched()
    {
        await using var dead = await Clusters.StartAsync("4.9");
        await using var alive = await Clusters.StartAsync("5.3");
        await using var exporter = await RunningExporter.StartAsync("targets:\n" + dead.Target("dead") + alive.Target("alive"));
        await exporter.ScrapeAsync();
        await dead.DisposeAsync();

        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_up", ("target", "dead")));
        Assert.Equal(1, page.Value("messaging_up", ("target", "alive")));
        Assert.False(page.Has(_lag, ("cluster", "dead")));
        Assert.Equal(alive.UserPairs.Count(), page.All(_lag, ("cluster", "alive")).Count);
        Assert.All(page.All(_lag, ("cluster", "alive")), sample => Assert.Equal(alive.Lag(sample["group"], sample["topic"]), sample.Value));
        Assert.DoesNotContain(page.All("broker_exporter_collector_success", ("target", "alive")), sample => sample.Value != 1);
    }
}
