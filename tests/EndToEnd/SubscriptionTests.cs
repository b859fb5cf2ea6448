using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>Members of a group that contradict each other are found and told with the reason; those that merely come and go are not.</summary>
public sealed class SubscriptionTests
{
    private const string _group = "order-fulfilment";
    private const string _consistent = "rocketmq_group_subscription_consistent";
    private const string _inconsistent = "rocketmq_group_subscription_inconsistent";

    /// <summary>The member that brokers believe for half of the time: the heartbeat after its own comes 14 s later.</summary>
    private const int _heard = 2;

    /// <summary>Out of step with heartbeats, so that it is no matter of luck when both members have been seen.</summary>
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(17);

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Members_with_different_topics_are_found_and_cleared_after_repair(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        Assert.True(cluster.Members.Subscribe(_group, _heard, ("payments", "*")));
        await using var exporter = await cluster.WatchAsync();
        await UntilAsync(cluster, exporter, page => page.Has(_inconsistent, ("group", _group)));
        // By then the others are judged too.
        var page = await PassAsync(cluster, exporter, TimeSpan.FromMinutes(3));
        Assert.Equal(1, page.Value(_inconsistent, ("group", _group), ("reason", "topics_differ")));
        Assert.Equal(0, page.Value(_consistent, ("group", _group)));
        Assert.Equal(1, page.Value("rocketmq_groups_inconsistent", ("reason", "topics_differ")));
        Assert.Equal(0, page.Value("rocketmq_groups_inconsistent", ("reason", "client_id_twice")));
        Assert.True(page.Value("rocketmq_group_subscription_changes_total", ("group", _group)) >= 2);
        AssertAllOthersConsistent(page, _group);

        // Repaired as such things are: by new processes.
        Assert.True(cluster.Members.Subscribe(_group, _heard, ("orders", "*")));
        Assert.True(cluster.Members.RollingRestart(_group, TimeSpan.FromSeconds(10)));
        page = await UntilAsync(cluster, exporter, page => !page.Has(_inconsistent, ("group", _group)));
        Assert.Equal(1, page.Value(_consistent, ("group", _group)));
        Assert.Equal(0, page.Value("rocketmq_groups_inconsistent", ("reason", "topics_differ")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Members_with_different_tags_are_found_when_the_newest_changes(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        Assert.True(cluster.Members.Subscribe("audit-archive", 2, ("audit-log", "login")));
        await using var exporter = await cluster.WatchAsync();
        MetricsPage? page = null;
        for (var turn = 0; turn < 4; turn++)
        {
            // Their shares of the queues change now and then, and with them whose subscription is the newest.
            cluster.Members.Renew("audit-archive", turn % 2 == 0 ? 0 : 2);
            page = await PassAsync(cluster, exporter, TimeSpan.FromMinutes(3));
        }

        Assert.Equal(1, page!.Value(_inconsistent, ("group", "audit-archive")));
        Assert.True(page.Has(_inconsistent, ("group", "audit-archive"), ("reason", "tags_differ")));
        AssertAllOthersConsistent(page, "audit-archive");
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_healthy_rolling_restart_is_not_reported(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var page = await PassAsync(cluster, exporter, TimeSpan.FromMinutes(5));
        Assert.Equal(1, page.Value(_consistent, ("group", _group)));
        var version = page.All("rocketmq_group_clients", ("group", _group)).Single()["version"];

        Assert.True(cluster.Members.RollingRestart(_group, TimeSpan.FromSeconds(45), version: 413));
        var versions = 0;
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(12); passed += _step)
        {
            page = await PassAsync(cluster, exporter, _step);
            Assert.Empty(page.All(_inconsistent));
            Assert.DoesNotContain(page.All(_consistent), sample => sample.Value == 0);
            Assert.InRange(page.Value("messaging_group_members", ("group", _group)), 3, 5);
            versions = Math.Max(versions, page.All("rocketmq_group_clients", ("group", _group)).Count);
        }

        Assert.Equal(2, versions);
        Assert.NotEqual(version, Assert.Single(page.All("rocketmq_group_clients", ("group", _group)))["version"]);
        Assert.Equal(1, page.Value(_consistent, ("group", _group)));
        Assert.Equal(0, page.Value("rocketmq_group_subscription_changes_total", ("group", _group)));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_client_that_one_broker_misses_is_found(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        Assert.True(cluster.Members.Reach(_group, 0, "broker-b", reaches: false));
        await using var exporter = await cluster.WatchAsync();
        var page = await UntilAsync(cluster, exporter, page => page.Has(_inconsistent));
        Assert.Equal(1, page.Value(_inconsistent, ("group", _group), ("reason", "client_missing")));
        Assert.Equal(1, page.Value("rocketmq_group_missing_clients", ("group", _group), ("broker", "broker-b")));
        Assert.Equal(4, page.Value("messaging_group_members", ("group", _group)));

        Assert.True(cluster.Members.Reach(_group, 0, "broker-b", reaches: true));
        page = await PassAsync(cluster, exporter, TimeSpan.FromMinutes(2));
        Assert.False(page.Has("rocketmq_group_missing_clients"));
        Assert.Equal(1, page.Value(_consistent, ("group", _group)));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Two_processes_of_one_client_id_are_found(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        Assert.True(cluster.Members.Clone("invoicing", 0));
        await using var exporter = await cluster.WatchAsync();
        var page = await UntilAsync(cluster, exporter, page => page.Has(_inconsistent));
        Assert.Equal(1, page.Value(_inconsistent, ("group", "invoicing"), ("reason", "client_id_twice")));
        Assert.Equal(1, page.Value("rocketmq_group_client_ids_twice", ("group", "invoicing")));
        Assert.Equal(2, page.Value("messaging_group_members", ("group", "invoicing")));
        Assert.Equal(cluster.Truth.Members("invoicing"), page.Value("messaging_group_members", ("group", "invoicing")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_group_that_consumes_nothing_that_exists_is_told(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        Assert.True(cluster.DeleteTopic("search-index"));
        await using var exporter = await cluster.WatchAsync();
        var page = await UntilAsync(cluster, exporter, page => page.Has("rocketmq_group_missing_topics"));
        Assert.Equal(1, page.Value("rocketmq_group_missing_topics", ("group", "price-watch")));
        Assert.Equal(1, page.Value("rocketmq_group_subscribed_topics", ("group", "price-watch")));
        Assert.Equal(0, page.Value("rocketmq_group_missing_topics", ("group", _group)));
        Assert.Equal(2, page.Value("rocketmq_groups_consuming_nothing"));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Settings_that_differ_between_brokers_are_named(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.All(page.All("rocketmq_groups_configured_differently"), sample => Assert.Equal(0, sample.Value));
        Assert.All(page.All("rocketmq_topics_configured_differently"), sample => Assert.Equal(0, sample.Value));
        Assert.Equal(1, page.Value("rocketmq_groups_paused"));
        Assert.Equal(2, page.All("rocketmq_group_paused", ("group", "warehouse-sync")).Count);

        Assert.True(cluster.Operator.EnableConsuming("invoicing", "broker-b", enable: false));
        Assert.True(cluster.Operator.SetPermission("orders", "broker-a", 4));
        cluster.Change(store => _ = store.Name == "broker-b" && store.DeleteGroup("accounting"));
        page = await PassAsync(cluster, exporter, TimeSpan.FromSeconds(68));
        Assert.Equal(2, page.Value("rocketmq_groups_paused"));
        Assert.Equal("broker-b", Assert.Single(page.All("rocketmq_group_paused", ("group", "invoicing")))["broker"]);
        Assert.Equal(
            ["accounting / exists", "invoicing / consume_enable"], page.By("rocketmq_group_configuration_differs", "group", "setting").Keys);
        Assert.Equal(["orders / perm"], page.By("rocketmq_topic_configuration_differs", "topic", "setting").Keys);
        Assert.Equal(1, page.Value("rocketmq_groups_configured_differently", ("setting", "exists")));
        Assert.Equal(1, page.Value("rocketmq_topics_configured_differently", ("setting", "perm")));

        // A master that is away is no witness.
        cluster.Broker("broker-b").Stop();
        page = await PassAsync(cluster, exporter, TimeSpan.FromSeconds(68));
        Assert.False(page.Has("rocketmq_group_configuration_differs"));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_topic_that_the_members_have_left_is_stalled_for_that_reason(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        // A new release reads one topic less.
        Assert.True(cluster.Disconnect("fraud-check"));
        await PassAsync(cluster, exporter, TimeSpan.FromMinutes(2));
        cluster.Clients.Connect(ClientNames.Group(new GroupSpec("fraud-check", GroupKind.KeepsUp, "orders"), cluster.Options.Flavor, 1));
        var page = await UntilAsync(cluster, exporter, page => page.Has("messaging_group_stalled", ("group", "fraud-check"), ("topic", "payments"), ("reason", "not_subscribed")));
        Assert.Equal(1, page.Value("rocketmq_group_unsubscribed_topics", ("group", "fraud-check")));
        Assert.Equal(0, page.Value("rocketmq_group_unsubscribed_topics", ("group", _group)));
        Assert.Equal(cluster.Lag("fraud-check", "payments"), page.Value("messaging_group_lag_messages", ("group", "fraud-check"), ("topic", "payments")));
        Assert.Equal("not_consuming", Assert.Single(page.All("messaging_group_stalled", ("group", "fraud-check"), ("topic", "orders")))["reason"]);
        Assert.Equal(1, page.Value(_consistent, ("group", "fraud-check")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_queue_that_stands_still_while_its_siblings_move_is_a_stall(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        Assert.True(cluster.Operator.Freeze(_group, "orders", "broker-a", 3, freeze: true));
        await using var exporter = await cluster.WatchAsync();
        var page = await PassAsync(cluster, exporter, TimeSpan.FromMinutes(4));
        Assert.False(page.Has("messaging_group_stalled", ("group", _group)));
        page = await PassAsync(cluster, exporter, TimeSpan.FromMinutes(2));
        Assert.Equal("frozen_queue", Assert.Single(page.All("messaging_group_stalled", ("group", _group)))["reason"]);

        Assert.True(cluster.Operator.Freeze(_group, "orders", "broker-a", 3, freeze: false));
        page = await PassAsync(cluster, exporter, _step);
        Assert.False(page.Has("messaging_group_stalled", ("group", _group)));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Messages_that_only_go_round_are_a_stall_and_some_retries_are_none(string played)
    {
        var topology = new Topology(
            [new TopicSpec("work") { MessagesPerSecond = 10 }],
            [new GroupSpec("failing", GroupKind.RetryLoop, "work"), new GroupSpec("hiccups", GroupKind.Retrying, "work")]);
        await using var cluster = await Clusters.StartAsync(played, options => options with { Topology = topology });
        await using var exporter = await cluster.WatchAsync();
        var page = await UntilAsync(cluster, exporter, page => page.Has("messaging_group_stalled"));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("retry_loop", Assert.Single(page.All("messaging_group_stalled", ("group", "failing")))["reason"]);
            Assert.False(page.Has("messaging_group_stalled", ("group", "hiccups")));
            page = await PassAsync(cluster, exporter, _step);
        }
    }

    private static void AssertAllOthersConsistent(MetricsPage page, string group)
    {
        var others = page.All(_consistent).Where(sample => sample["group"] != group).ToList();
        Assert.True(others.Count > 5);
        Assert.All(others, sample => Assert.Equal(1, sample.Value));
    }

    private static async Task<MetricsPage> PassAsync(RocketMqCluster cluster, RunningExporter exporter, TimeSpan time)
    {
        var page = await exporter.ScrapeAsync();
        for (var passed = TimeSpan.Zero; passed < time; passed += _step)
        {
            cluster.Advance(_step);
            exporter.Time.Advance(_step);
            page = await exporter.ScrapeAsync();
        }

        return page;
    }

    private static async Task<MetricsPage> UntilAsync(RocketMqCluster cluster, RunningExporter exporter, Func<MetricsPage, bool> condition)
    {
        for (var i = 0; i < 120; i++)
        {
            var page = await PassAsync(cluster, exporter, _step);
            if (condition(page))
                return page;
        }

        Assert.Fail("It did not come true within half an hour of simulated time.");
        return null;
    }
}
