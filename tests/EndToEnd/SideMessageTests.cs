using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>Messages beside the topics that they were sent to: delayed, timed, half of a transaction, held by POP; and names beside names.</summary>
public sealed class SideMessageTests
{
    private const string _overdue = "rocketmq_broker_scheduled_overdue_seconds";
    private const string _timed = "rocketmq_broker_timer_topic_messages";
    private const string _inFlight = "rocketmq_group_in_flight_messages";

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_scheduler_that_hangs_is_late_by_how_long_messages_wait_beyond_their_delay(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        // The delays are known after the second scrape, and after a minute nothing at level 3 (10 s) is older than the exporter.
        await exporter.ScrapeAsync();
        await exporter.ScrapeAsync();
        Move(TimeSpan.FromSeconds(30));
        await exporter.ScrapeAsync();
        Move(TimeSpan.FromSeconds(30));
        var page = await exporter.ScrapeAsync();
        Assert.All(page.All(_overdue, ("level", "3")), sample => Assert.Equal(0, sample.Value));
        Assert.Equal(2, page.All(_overdue, ("level", "3")).Count);
        // Level 9 waits 5 min: what was there at the start may be late or not.
        Assert.False(page.Has(_overdue, ("level", "9")));

        var store = cluster.Broker("broker-a").Store;
        lock (store.Gate)
            store.Delays.IsStuck = true;
        for (var step = 0; step < 8; step++)
        {
            Move(TimeSpan.FromSeconds(15));
            page = await exporter.ScrapeAsync();
        }

        // Two minutes, less the ten seconds of the level; the exporter learns of a message up to one scrape late.
        Assert.InRange(page.Value(_overdue, ("broker", "broker-a"), ("level", "3")), 95, 120);
        Assert.Equal(0, page.Value(_overdue, ("broker", "broker-b"), ("level", "3")));
        lock (store.Gate)
            store.Delays.IsStuck = false;
        Move(TimeSpan.FromSeconds(15));
        Assert.Equal(0, (await exporter.ScrapeAsync()).Value(_overdue, ("broker", "broker-a"), ("level", "3")));

        void Move(TimeSpan duration)
        {
            cluster.Advance(duration);
            exporter.Time.Advance(duration);
        }
    }

    [Fact]
    public async Task What_waits_in_the_timer_wheels_is_told_by_topic()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        Assert.True(cluster.Truth.Timed("appointments") > 0);
        Assert.Equal(cluster.Truth.Timed("appointments"), page.Sum(_timed, ("topic", "appointments")));
        Assert.Equal(cluster.Truth.Timed("appointments"), page.Sum("rocketmq_broker_timer_messages", ("broker_id", "0")));
        Assert.Equal(["broker-a", "broker-b"], page.By(_timed, "broker").Keys);
        var store = cluster.Broker("broker-a").Store;
        Assert.Equal(store.Now / 1000.0, page.Value("rocketmq_broker_timer_checkpoint_timestamp_seconds", ("broker", "broker-a")), 0.001);
        cluster.AssertOnlyKnownRequests();
    }

    [Fact]
    public async Task A_timer_wheel_that_is_off_is_no_failure_and_one_broker_that_will_not_tell_hides_no_other()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Broker("broker-a").Store.Timers.IsOn = false;
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(["broker-b"], page.By(_timed, "broker").Keys);
        Assert.False(page.Has("rocketmq_broker_timer_messages", ("broker", "broker-a")));
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "timers")));

        cluster.Broker("broker-a").Store.Timers.IsOn = true;
        cluster.Broker("broker-b").Fault = Fault.Error(2, "busy").OnlyFor(61);
        exporter.Time.Advance(TimeSpan.FromSeconds(61));
        page = await exporter.ScrapeAsync();
        Assert.Equal(["broker-a"], page.By(_timed, "broker").Keys);
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "timers")));
    }

    [Fact]
    public async Task Timers_and_modes_are_not_asked_of_4_9()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync("pop_in_flight: true");
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, cluster.RequestsOf(60) + cluster.RequestsOf(61) + cluster.RequestsOf(402) + cluster.RequestsOf(208));
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "timers")));
        Assert.DoesNotContain(page.Samples, sample => sample.Name.StartsWith("rocketmq_broker_timer_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("topics: {exclude: appointments}", false)]
    [InlineData("topics: {include: appointments}", true)]
    public async Task Timers_follow_the_filter_for_topics(string option, bool expected)
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using var exporter = await cluster.WatchAsync(option);
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(expected, page.Has(_timed));
        Assert.True(page.Sum("rocketmq_broker_timer_messages") > 0);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Messages_of_transactions_that_nobody_decides_are_seen(string played)
    {
        var topology = new Topology(
            [new TopicSpec("t") { MessagesPerSecond = 20, Transactions = new TransactionSpec(0.5, AnswersChecks: false) }], []);
        await using var cluster = await Clusters.StartAsync(played, options => options with { Topology = topology });
        cluster.Advance(TimeSpan.FromSeconds(100));
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        foreach (var broker in cluster.Brokers.Where(broker => broker.Id == 0))
        {
            Assert.True(cluster.Truth.HalfMessages(broker.Name) >= broker.Store.Transactions.Undecided);
            Assert.True(broker.Store.Transactions.Undecided > 0);
            Assert.Equal(cluster.Truth.HalfMessages(broker.Name), page.Value("rocketmq_broker_half_messages", ("broker", broker.Name)));
            Assert.True(page.Value("rocketmq_broker_half_decision_messages", ("broker", broker.Name)) > 0);
        }

        Assert.DoesNotContain(page.Samples, sample => sample.Labels.GetValueOrDefault("topic", "").StartsWith("RMQ_SYS", StringComparison.Ordinal));
        cluster.AssertOnlyKnownRequests();
    }

    [Fact]
    public async Task Who_was_set_to_pop_says_so_from_the_first_scrape_on()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Change(store => store.PopPairs.Add(("payments", "invoicing")));
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal("pop", Assert.Single(page.All("rocketmq_group_info", ("group", "invoicing")))["consume_type"]);
        Assert.Equal("pop", Assert.Single(page.All("rocketmq_group_info", ("group", "search-indexer")))["consume_type"]);
        Assert.Equal("push", Assert.Single(page.All("rocketmq_group_info", ("group", "accounting")))["consume_type"]);
        Assert.Equal(2, cluster.RequestsOf(402));
        await exporter.ScrapeAsync();
        Assert.Equal(2, cluster.RequestsOf(402));
        Assert.Equal(0, cluster.RequestsOf(208));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_pop_consumers_hold_is_told_where_asked_for_and_kept(bool kept)
    {
        var topology = new Topology(
            [new TopicSpec("t") { HistoryPerQueue = 100 }], [new GroupSpec("g", GroupKind.Pop, "t") { BacklogShare = 0.5 }]);
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { Topology = topology });
        cluster.Change(store =>
        {
            store.PopKeepsPulls = kept;
            store.Offsets.Row("t", "g")!.HeldPerQueue = 3;
        });
        await using var exporter = await cluster.WatchAsync("pop_in_flight: true");
        // The brokers' configuration is asked with the second scrape.
        await exporter.ScrapeAsync();
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(kept ? 2 : 0, cluster.RequestsOf(208));
        Assert.Equal(kept, page.Has(_inFlight));
        if (kept)
            Assert.Equal(2 * 4 * 3, page.Value(_inFlight, ("group", "g"), ("topic", "t")));

        await exporter.ScrapeAsync();
        Assert.Equal(kept ? 2 : 0, cluster.RequestsOf(208));
        exporter.Time.Advance(TimeSpan.FromSeconds(61));
        await exporter.ScrapeAsync();
        Assert.Equal(kept ? 4 : 0, cluster.RequestsOf(208));
    }

    [Fact]
    public async Task A_static_topic_is_counted_by_the_queues_of_the_brokers_and_none_twice()
    {
        var topology = new Topology(
            [new TopicSpec("s") { Queues = 2, HistoryPerQueue = 100 }], [new GroupSpec("g", GroupKind.Offline, "s") { BacklogShare = 0.5 }]);
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { Topology = topology });
        var moved = new List<MappedQueue> { new(0, 0, "broker-a", 0), new(1, 1, "broker-b", 100) };
        cluster.Change(store => store.StaticTopics["s"] = store.Name == "broker-a"
            ? new() { [0] = moved, [1] = [new(0, 1, "broker-a", 0)] }
            : new() { [0] = moved, [2] = [new(0, 0, "broker-b", 0)] });
        cluster.Change(store =>
        {
            if (store.Name == "broker-b")
                store.Offsets.Row("s", "g")![1] = -1;
        });
        await using var exporter = await cluster.WatchAsync();
        // The group is still in the part of logical queue 0 on broker a: all of what is in the next part is to come.
        var page = await exporter.ScrapeAsync();
        var moving = cluster.Broker("broker-b").Store.Topic("s")!.Max(1);
        Assert.Equal(cluster.Lag("g", "s") + moving, page.Value("messaging_group_lag_messages", ("topic", "s")));
        Assert.Equal(0, page.Value("messaging_group_uncommitted_partitions", ("topic", "s")));
        Assert.Equal(2, page.Value("rocketmq_topic_logical_queues", ("topic", "s")));
        Assert.Equal(cluster.Truth.Retained("s"), page.Value("messaging_topic_retained_messages", ("topic", "s")));

        // It went on to broker b: what its last commit left on broker a is no lag.
        cluster.Change(store =>
        {
            if (store.Name == "broker-b")
                store.Offsets.Row("s", "g")![1] = 1;
        });
        page = await exporter.ScrapeAsync();
        var left = cluster.Broker("broker-a").Store.Topic("s")!.Max(0) - cluster.Broker("broker-a").Store.Offsets.Row("s", "g")![0];
        Assert.True(left > 0);
        Assert.Equal(cluster.Lag("g", "s") - left, page.Value("messaging_group_lag_messages", ("topic", "s")));
    }

    [Fact]
    public async Task A_topic_that_its_broker_will_not_tell_of_costs_only_itself_there()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        // NOT_LEADER_FOR_QUEUE to everything that is asked of offsets on one of the two.
        cluster.Broker("broker-b").Fault = Fault.Error(501, "not leader").OnlyFor(202);
        cluster.Broker("broker-b", 1).Fault = Fault.Error(501, "not leader").OnlyFor(202);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.True(page.Value("messaging_group_lag_messages", ("group", "analytics"), ("topic", "orders")) > 0);
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "consumer_groups")));
    }

    [Theory]
    [InlineData("system_topics: false")]
    [InlineData("system_topics: true")]
    public async Task Light_queues_are_counted_and_none_is_shown(string option)
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Change(store =>
        {
            store.AddTopic(new TopicConfig("%LMQ%listed", 1, 1));
            for (var i = 0; i < 1000; i++)
                store.LightOffsets[$"%LMQ%{i}@%LMQ%{i}"] = i;
        });
        await using var exporter = await cluster.WatchAsync(option);
        var page = await exporter.ScrapeAsync();
        Assert.Equal([1000.0, 1000.0], page.By("rocketmq_broker_light_queue_commits", "broker").Values);
        Assert.DoesNotContain("LMQ%", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Namespaces_are_told_apart_where_asked_for(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var without = await cluster.WatchAsync();
        await using var with = await cluster.WatchAsync("namespaces: true");
        Assert.DoesNotContain((await without.ScrapeAsync()).Samples, sample => sample.Name.EndsWith("_namespace_info", StringComparison.Ordinal));
        var page = await with.ScrapeAsync();
        var topic = Assert.Single(page.All("rocketmq_topic_namespace_info"));
        Assert.Equal(("INST_shop%loyalty", "INST_shop", "loyalty", 1), (topic["topic"], topic["namespace"], topic["name"], topic.Value));
        var group = Assert.Single(page.All("rocketmq_group_namespace_info"));
        Assert.Equal(("INST_shop%loyalty-points", "INST_shop", "loyalty-points"), (group["group"], group["namespace"], group["name"]));
        // The names by which everything else is labelled stay whole.
        Assert.True(page.Has("messaging_group_lag_messages", ("group", "INST_shop%loyalty-points"), ("topic", "INST_shop%loyalty")));
    }
}
