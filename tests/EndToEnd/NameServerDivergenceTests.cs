using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Name servers of one target that do not say the same.</summary>
public sealed class NameServerDivergenceTests
{
    private const string _raw = "rocketmq_name_server_divergences";
    private const string _settled = "rocketmq_name_server_settled_divergences";
    private const string _named = "rocketmq_name_server_divergent";
    private const string _wiped = "rocketmq_name_server_write_wiped_topics";

    private static readonly string[] _kinds =
        ["broker_missing", "broker_address", "topic_missing", "topic_leftover", "route", "permission", "kv", "configuration"];

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Name_servers_that_agree_differ_in_nothing(string played)
    {
        await using var cluster = await StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        var page = await exporter.ScrapeAsync();
        foreach (var nameServer in cluster.NameServers)
        {
            Assert.Equal(_kinds.Order(), page.All(_raw, On(nameServer)).Select(sample => sample["kind"]).Order());
            Assert.Equal(page.Value("rocketmq_name_server_known_routes", On(nameServer)), RoutesOf(page));
            Assert.Equal(0, page.Value("rocketmq_name_server_topics_without_writable_queue", On(nameServer)));
            Assert.Equal(0, page.Value("rocketmq_name_server_topics_without_master", On(nameServer)));
            Assert.Equal(2, page.All(_wiped, On(nameServer)).Count);
        }

        Assert.Equal(0, page.Sum(_raw));
        Assert.Equal(0, page.Sum(_settled));
        Assert.Equal(0, page.Sum(_wiped));
        Assert.Equal(0, page.Sum("rocketmq_name_server_flawed_broker_names"));
        Assert.False(page.Has(_named));
        Assert.True(page.Value("rocketmq_name_servers_last_agreed_timestamp_seconds") > 0);
        Assert.Equal([0.0, 0.0], page.All("rocketmq_broker_group_acting_master").Select(sample => sample.Value));
        Assert.All(page.All("rocketmq_broker_registrations"), sample => Assert.Equal(3, sample.Value));
        Assert.Equal(4 * 3, page.Sum("rocketmq_broker_name_server_configured"));
        Assert.Equal(0, page.Sum("rocketmq_broker_unwatched_name_servers"));
        cluster.AssertOnlyKnownRequests();
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_lost_broker_a_stale_route_and_a_wiped_permission_are_each_named_and_clear_after_repair(string played)
    {
        await using var cluster = await StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 3);
        var (losing, stale, wiped) = (cluster.NameServers[0], cluster.NameServers[1], cluster.NameServers[2]);
        cluster.Broker("broker-b", 1).UnregisterFrom(losing);
        stale.Registry.FreezeRoute("orders", 2);
        wiped.Registry.WipeWritePermission("broker-a", isWiped: true);

        // Scrapes at 0, 15 and 30 seconds: nothing has settled. It has at 35, and the second scrape after that names it.
        for (var scrape = 0; scrape < 3; scrape++)
            Assert.False((await RoundAsync(exporter)).Has(_named));
        await RoundAsync(exporter);
        var page = await RoundAsync(exporter);
        Assert.Equal(
            [$"broker_missing broker-b/1 {losing.EndPoint}", $"route orders {stale.EndPoint}"],
            page.All(_named).Where(sample => sample["kind"] != "permission").Select(sample => $"{sample["kind"]} {sample["subject"]} {sample["name_server"]}").Order());
        Assert.Equal(1, page.Value(_settled, On(losing), ("kind", "broker_missing")));
        Assert.Equal(1, page.Value(_settled, On(stale), ("kind", "route")));
        Assert.True(page.Value(_settled, On(wiped), ("kind", "permission")) > 10);
        Assert.InRange(page.All(_named, ("kind", "permission")).Count, 1, 20);
        Assert.Equal(page.Value(_settled, On(wiped), ("kind", "permission")), page.Value(_wiped, On(wiped), ("broker", "broker-a")));
        Assert.Equal(page.Sum(_wiped), page.Value(_wiped, On(wiped), ("broker", "broker-a")));
        Assert.Equal(page.Sum(_settled), page.Sum(_settled, On(losing), ("kind", "broker_missing")) + page.Sum(_settled, On(stale), ("kind", "route")) + page.Sum(_settled, On(wiped), ("kind", "permission")));
        Assert.Equal(1, page.Value("rocketmq_name_server_unregistered_brokers", On(losing)));
        Assert.Equal(2, page.Value("rocketmq_broker_registrations", ("broker", "broker-b"), ("broker_id", "1")));
        var agreed = page.Value("rocketmq_name_servers_last_agreed_timestamp_seconds");

        cluster.Broker("broker-b", 1).RegisterWith(losing);
        stale.Registry.FreezeRoute("orders", null);
        wiped.Registry.WipeWritePermission("broker-a", isWiped: false);
        await RoundAsync(exporter);
        page = await RoundAsync(exporter);
        Assert.Equal(0, page.Sum(_raw));
        Assert.Equal(0, page.Sum(_settled));
        Assert.Equal(0, page.Sum(_wiped));
        Assert.False(page.Has(_named));
        Assert.True(page.Value("rocketmq_name_servers_last_agreed_timestamp_seconds") >= agreed + 15);
    }

    [Fact]
    public async Task A_lost_master_is_told_once_and_not_for_each_of_its_topics()
    {
        await using var cluster = await StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        cluster.Broker("broker-a", 0).UnregisterFrom(cluster.NameServers[0]);
        cluster.Broker("broker-a", 1).UnregisterFrom(cluster.NameServers[0]);
        await RoundAsync(exporter, 5);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(["broker-a/0", "broker-a/1"], page.All(_named).Select(sample => sample["subject"]));
        Assert.Equal(2, page.Sum(_raw));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task What_a_rolling_restart_does_never_settles(string played)
    {
        await using var cluster = await StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        foreach (var nameServer in cluster.NameServers)
        {
            // A name server that was restarted hears of its brokers again within 30 seconds.
            foreach (var broker in cluster.Brokers)
                broker.UnregisterFrom(nameServer);
            Assert.Equal(4, (await RoundAsync(exporter)).Value(_raw, On(nameServer), ("kind", "broker_missing")));
            Assert.False((await RoundAsync(exporter)).Has(_named));
            foreach (var broker in cluster.Brokers)
                broker.RegisterWith(nameServer);
            Assert.False((await RoundAsync(exporter)).Has(_named));
        }
    }

    [Fact]
    public async Task A_name_server_that_is_away_differs_in_nothing()
    {
        await using var cluster = await StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        cluster.NameServers[1].Stop();
        await RoundAsync(exporter, 4);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("rocketmq_name_server_up", On(cluster.NameServers[1])));
        Assert.False(page.Has(_raw, On(cluster.NameServers[1])));
        Assert.False(page.Has("rocketmq_name_server_known_routes", On(cluster.NameServers[1])));
        Assert.Equal(2 * _kinds.Length, page.All(_raw).Count);
        Assert.Equal(0, page.Sum(_raw));
        Assert.All(page.All("rocketmq_broker_registrations"), sample => Assert.Equal(2, sample.Value));
    }

    [Fact]
    public async Task A_single_name_server_differs_from_nobody_and_its_wiped_permissions_are_seen()
    {
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { NameServers = 1 });
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        cluster.NameServers[0].Registry.WipeWritePermission("broker-a", isWiped: true);
        cluster.NameServers[0].Registry.WipeWritePermission("broker-b", isWiped: true);
        await RoundAsync(exporter, 5);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Sum(_raw));
        Assert.Equal(_kinds.Length, page.All(_raw).Count);
        Assert.True(page.Value(_wiped, ("broker", "broker-b")) > 10);
        Assert.True(page.Value("rocketmq_name_server_topics_without_writable_queue") > 10);
        Assert.InRange(page.All("rocketmq_name_server_unwritable_topic").Count, 1, 20);
        Assert.True(page.Has("rocketmq_name_server_unwritable_topic", ("topic", "orders")));
    }

    [Fact]
    public async Task Settings_and_ordered_topics_that_differ_are_named_and_clear_soon()
    {
        await using var cluster = await StartAsync("5.3");
        cluster.NameServers[2].Settings.Set("returnOrderTopicConfigToBroker", "false");
        cluster.NameServers[2].Settings.Set("serverWorkerThreads", "16");
        cluster.NameServers[1].Settings.SetOrder("shipments", "broker-a:4");
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 6);
        var page = await exporter.ScrapeAsync();
        await exporter.BetweenCollectionsAsync();
        Assert.Equal(
            [$"configuration returnOrderTopicConfigToBroker {cluster.NameServers[2].EndPoint}", $"kv shipments {cluster.NameServers[1].EndPoint}"],
            page.All(_named).Select(sample => $"{sample["kind"]} {sample["subject"]} {sample["name_server"]}").Order());

        cluster.NameServers[2].Settings.Set("returnOrderTopicConfigToBroker", null);
        cluster.NameServers[1].Settings.SetOrder("shipments", "broker-a:4;broker-b:4");
        await RoundAsync(exporter);
        page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Sum(_raw));
    }

    [Fact]
    public async Task A_topic_without_a_route_is_named_and_clears_soon()
    {
        await using var cluster = await StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        cluster.NameServers[1].Registry.HideTopic("payments", isHidden: true);
        await RoundAsync(exporter, 5);
        var named = Assert.Single((await RoundAsync(exporter)).All(_named));
        Assert.Equal(("topic_missing", "payments", $"{cluster.NameServers[1].EndPoint}"), (named["kind"], named["subject"], named["name_server"]));
        cluster.NameServers[1].Registry.HideTopic("payments", isHidden: false);
        await RoundAsync(exporter);
        Assert.Equal(0, (await exporter.ScrapeAsync()).Sum(_raw));
    }

    [Fact]
    public async Task A_name_server_that_does_not_tell_its_topics_fails_nowhere_and_is_compared_by_routes()
    {
        await using var cluster = await StartAsync("5.3");
        foreach (var nameServer in cluster.NameServers)
            nameServer.Settings.Set("enableAllTopicList", "false");
        await using var exporter = await cluster.WatchAsync();
        await RoundAsync(exporter, 2);
        cluster.NameServers[1].Registry.HideTopic("payments", isHidden: true);
        await RoundAsync(exporter, 5);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "name_server_topics")));
        Assert.Equal(0, page.Sum("rocketmq_name_server_request_failures_total"));
        Assert.False(page.Has("rocketmq_name_server_topics"));
        Assert.Equal(["payments"], page.All(_named).Select(sample => sample["subject"]));
    }

    [Fact]
    public async Task Topics_that_the_filter_leaves_out_are_not_even_asked_about()
    {
        await using var cluster = await StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync("topics: {include: orders}", "groups: {include: none}");
        cluster.NameServers[1].Registry.HideTopic("payments", isHidden: true);
        await RoundAsync(exporter, 2);
        Assert.Equal(1, (await exporter.ScrapeAsync()).Value("rocketmq_name_server_known_routes", On(cluster.NameServers[1])));
    }

    [Fact]
    public async Task A_slave_that_acts_as_master_is_seen_and_nothing_is_wiped()
    {
        await using var cluster = await StartAsync("5.3");
        foreach (var nameServer in cluster.NameServers)
            nameServer.Settings.Set("supportActingMaster", "true");
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        await RoundAsync(exporter, 2);
        cluster.Broker("broker-a").Stop();
        await RoundAsync(exporter, 4);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("rocketmq_broker_group_acting_master", ("broker", "broker-a")));
        Assert.Equal(0, page.Value("rocketmq_broker_group_acting_master", ("broker", "broker-b")));
        Assert.Equal(0, page.Sum(_raw));
        Assert.Equal(0, page.Sum(_wiped));
        Assert.True(page.Sum("rocketmq_name_server_topics_without_master") > 30);
        cluster.Broker("broker-a").Start();
        await RoundAsync(exporter);
        Assert.Equal(0, (await exporter.ScrapeAsync()).Sum("rocketmq_broker_group_acting_master"));
    }

    [Fact]
    public async Task A_broker_that_is_registered_and_out_of_reach_is_counted()
    {
        await using var cluster = await StartAsync("4.9");
        cluster.Broker("broker-a").AdvertisedAddress = "127.0.0.1:1";
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        var page = await exporter.ScrapeAsync();
        Assert.All(page.All("rocketmq_name_server_unreachable_brokers"), sample => Assert.Equal(1, sample.Value));
        Assert.Equal(3, page.All("rocketmq_name_server_unreachable_brokers").Count);
        Assert.Equal(0, page.Sum("rocketmq_name_server_unregistered_brokers"));
    }

    [Fact]
    public async Task A_name_server_that_brokers_are_not_configured_with_is_told()
    {
        await using var cluster = await StartAsync("4.9");
        await using var other = await Clusters.StartAsync("4.9", options => options with { NameServers = 1 });
        var servers = string.Join(", ", cluster.NameServers.Take(2).Concat(other.NameServers).Select(server => server.EndPoint));
        await using var exporter = await RunningExporter.StartAsync($"targets: [{{name: shop, rocketmq: {{name_servers: [{servers}]}}}}]");
        await RoundAsync(exporter);
        var page = await exporter.ScrapeAsync();
        var id = ("broker_id", "1");
        Assert.Equal(3, page.All("rocketmq_broker_configured_name_servers", ("broker", "broker-b"), id).Single(sample => sample.Value == 3).Value);
        Assert.Contains(page.All("rocketmq_broker_name_server_configured", ("broker", "broker-b"), id, On(other.NameServers[0])), sample => sample.Value == 0);
        Assert.Contains(page.All("rocketmq_broker_unwatched_name_servers", ("broker", "broker-b"), id), sample => sample.Value == 1);
    }

    /// <summary>One scrape, all that follows it, and a quarter of a minute.</summary>
    private static async Task<MetricsPage> RoundAsync(RunningExporter exporter, int rounds = 1)
    {
        MetricsPage? page = null;
        for (var round = 0; round < rounds; round++)
        {
            page = await exporter.ScrapeAsync();
            await exporter.BetweenCollectionsAsync();
            exporter.Time.Advance(TimeSpan.FromSeconds(15));
        }

        return page!;
    }

    private static Task<RocketMqCluster> StartAsync(string played) => Clusters.StartAsync(played, options => options with { NameServers = 3 });

    private static (string, string) On(SimulatedNameServer nameServer) => ("name_server", $"{nameServer.EndPoint}");

    private static double RoutesOf(MetricsPage page) => page.All("rocketmq_name_server_known_routes").Max(sample => sample.Value);
}
