using EndToEnd.Testing;
using Probes.RocketMq.Protocol;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>How slaves follow their masters, and what stands in for a master that is away.</summary>
public sealed class ReplicationTests
{
    private const string _lagBytes = "rocketmq_broker_slave_lag_bytes";
    private const string _lagSeconds = "rocketmq_broker_slave_lag_seconds";
    private const string _unknown = "messaging_topic_unknown_partitions";

    private static readonly (string, string)[] _slaveOfA = [("broker", "broker-a"), ("broker_id", "1")];

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_slave_that_trails_is_behind_by_as_many_bytes_and_as_long_as_it_is(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await NextAsync(cluster, exporter, 15);
        var page = await NextAsync(cluster, exporter, 15);
        Assert.Equal(2, page.All(_lagBytes).Count);
        Assert.All(page.All(_lagBytes).Concat(page.All(_lagSeconds)), sample => Assert.Equal(0, sample.Value));

        var store = cluster.Broker("broker-a").Store;
        var paused = store.CommitLogEnd;
        cluster.Broker("broker-a", 1).IsReplicating = false;
        for (var seconds = 15; seconds <= 90; seconds += 15)
        {
            page = await NextAsync(cluster, exporter, 15);
            Assert.Equal(store.CommitLogEnd - paused, page.Value(_lagBytes, _slaveOfA));
            // To within one interval; the real time between the two scrapes comes on top.
            Assert.InRange(page.Value(_lagSeconds, _slaveOfA), seconds - 15, seconds + 15);
            Assert.Equal(0, page.Value(_lagBytes, ("broker", "broker-b")));
        }

        cluster.Broker("broker-a", 1).IsReplicating = true;
        page = await NextAsync(cluster, exporter, 15);
        Assert.Equal(0, page.Value(_lagBytes, _slaveOfA));
        Assert.Equal(0, page.Value(_lagSeconds, _slaveOfA));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Without_its_master_or_itself_a_slave_has_no_lag(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        cluster.Broker("broker-a", 0).Stop();
        cluster.Broker("broker-b", 1).Stop();
        var page = await exporter.ScrapeAsync();
        Assert.False(page.Has(_lagBytes) || page.Has(_lagSeconds));
    }

    [Fact]
    public async Task Connections_are_told_by_5_x_and_not_asked_of_4_9()
    {
        await using var old = await Clusters.StartAsync("4.9");
        await using var oldExporter = await old.WatchAsync();
        await NextAsync(old, oldExporter, 15);
        Assert.Equal(1, (await NextAsync(old, oldExporter, 15)).Value("broker_exporter_collector_success", ("collector", "replication_connections")));
        Assert.Equal(0, old.RequestsOf(907));

        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        await NextAsync(cluster, exporter, 15);
        var page = await NextAsync(cluster, exporter, 15);
        Assert.Equal(4, cluster.RequestsOf(907));
        Assert.Equal(1, page.Value("rocketmq_broker_ha_connected_slaves", ("broker", "broker-a")));
        Assert.Equal(1, page.Value("rocketmq_broker_ha_in_sync_slaves", ("broker", "broker-a")));
        Assert.Equal(1, page.Value("rocketmq_broker_slave_in_sync", _slaveOfA));
        Assert.Equal(0, page.Value("rocketmq_broker_ha_slave_acknowledgement_lag_bytes", ("broker", "broker-a")));
        Assert.True(page.Value("rocketmq_broker_ha_sent_bytes_per_second", ("broker", "broker-a")) > 0);
        Assert.Equal(
            page.Value("rocketmq_broker_ha_sent_bytes_per_second", ("broker", "broker-a")),
            page.Value("rocketmq_broker_ha_received_bytes_per_second", _slaveOfA));
        Assert.True(page.Value("rocketmq_broker_ha_last_read_timestamp_seconds", _slaveOfA) > 0);

        // A minute later: the slave is gone, from name servers too. The master's own count is what tells.
        cluster.Broker("broker-a", 1).Stop();
        page = await NextAsync(cluster, exporter, 61);
        Assert.Equal(0, page.Value("rocketmq_broker_ha_connected_slaves", ("broker", "broker-a")));
        Assert.Equal(0, page.Value("rocketmq_broker_ha_in_sync_slaves", ("broker", "broker-a")));
        Assert.False(page.Has("rocketmq_broker_slave_in_sync", _slaveOfA));
        Assert.False(page.Has("rocketmq_broker_ha_received_bytes_per_second", _slaveOfA));
        Assert.Equal(1, page.Value("rocketmq_broker_slave_in_sync", ("broker", "broker-b")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task An_election_in_a_DLedger_group_counts_nothing_twice_and_makes_nothing_leap(string played)
    {
        await using var cluster = await Clusters.StartAsync(played, options => options with { DLedger = true, SlavesPerGroup = 2 });
        await using var exporter = await cluster.WatchAsync();
        var counters = new CounterWatch();
        var page = await StepAsync();
        Assert.Equal(6, page.All("rocketmq_broker_up").Count);
        page = await StepAsync();
        Assert.Equal([3d], page.All("rocketmq_broker_dledger_peers").Select(sample => sample.Value).Distinct());
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "replication_connections")));
        Assert.Equal([("2", 0d), ("3", 0d)], page.All(_lagBytes, ("broker", "broker-a")).Select(sample => (sample["broker_id"], sample.Value)));

        var (old, elected) = (cluster.Broker("broker-a", 0), cluster.Broker("broker-a", 2));
        old.Stop();
        page = await StepAsync();
        Assert.Equal(1, page.Value("rocketmq_broker_group_read_from_slave", ("broker", "broker-a")));
        Assert.True(cluster.Elect(elected));
        page = await StepAsync();
        // One process goes by one id: the dead one's place is taken.
        Assert.Equal(["0", "3"], page.All("rocketmq_broker_up", ("broker", "broker-a")).Select(sample => sample["broker_id"]));
        Assert.Equal(0, page.Value("rocketmq_broker_group_read_from_slave", ("broker", "broker-a")));
        Assert.Equal([("3", 0d)], page.All(_lagBytes, ("broker", "broker-a")).Select(sample => (sample["broker_id"], sample.Value)));
        old.Start();
        page = await StepAsync();
        Assert.Equal([("0", 1d), ("1", 1d), ("3", 1d)], page.All("rocketmq_broker_up", ("broker", "broker-a")).Select(sample => (sample["broker_id"], sample.Value)));
        // And back again, while the present master is alive.
        Assert.True(cluster.Elect(old));
        await StepAsync();
        await StepAsync();

        async Task<MetricsPage> StepAsync()
        {
            var next = await NextAsync(cluster, exporter, 15);
            // A peer that is not asked any more is forgotten, and so is what it was asked.
            counters.Observe(next, "rocketmq_broker_", "broker_exporter_peer_");
            AssertCountedOnce(cluster, next);
            return next;
        }
    }

    [Fact]
    public async Task While_name_servers_disagree_about_an_election_each_broker_is_counted_once()
    {
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { DLedger = true, SlavesPerGroup = 2 });
        await using var exporter = await cluster.WatchAsync();
        await NextAsync(cluster, exporter, 15);
        var elected = cluster.Broker("broker-a", 3);
        Assert.True(cluster.Elect(elected));
        // The second name server has not heard of it yet.
        var (late, former) = (cluster.NameServers[1].Registry, cluster.Broker("broker-a", 1));
        late.Unregister("broker-a", 1);
        late.Register(elected.Store, 0, former.AdvertisedAddress);
        late.Register(elected.Store, 3, elected.AdvertisedAddress);

        var page = await NextAsync(cluster, exporter, 15);
        AssertCountedOnce(cluster, page);
        Assert.Equal(["0", "1", "2"], page.All("rocketmq_broker_up", ("broker", "broker-a")).Select(sample => sample["broker_id"]));
        Assert.Equal(3, page.Sum("rocketmq_broker_up", ("broker", "broker-a")));
    }

    [Fact]
    public async Task A_slave_that_acts_as_master_is_counted_once()
    {
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { ActingMaster = true, SlavesPerGroup = 2 });
        await using var exporter = await cluster.WatchAsync();
        var counters = new CounterWatch();
        counters.Observe(await NextAsync(cluster, exporter, 15));
        cluster.Broker("broker-a").Stop();
        var page = await NextAsync(cluster, exporter, 15);
        counters.Observe(page);
        AssertCountedOnce(cluster, page);
        Assert.Equal([("1", 1d), ("2", 0d)], page.All("rocketmq_broker_active", ("broker", "broker-a")).Select(sample => (sample["broker_id"], sample.Value)));
        Assert.Equal(1, page.Value("rocketmq_broker_group_read_from_slave", ("broker", "broker-a")));
        cluster.Broker("broker-a").Start();
        page = await NextAsync(cluster, exporter, 15);
        counters.Observe(page);
        AssertCountedOnce(cluster, page);
    }

    [Fact]
    public async Task A_slave_that_trails_and_stands_in_makes_no_counter_fall_or_count_twice()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        var counters = new CounterWatch();
        counters.Observe(await NextAsync(cluster, exporter, 15));
        cluster.Broker("broker-a", 1).IsReplicating = false;
        counters.Observe(await NextAsync(cluster, exporter, 15));
        cluster.Broker("broker-a", 0).Stop();
        counters.Observe(await NextAsync(cluster, exporter, 15));
        counters.Observe(await NextAsync(cluster, exporter, 15));
        cluster.Broker("broker-a", 0).Start();
        var page = await NextAsync(cluster, exporter, 15);
        counters.Observe(page);
        AssertCountedOnce(cluster, page);
    }

    [Fact]
    public async Task What_a_slave_has_lost_is_unknown_while_it_stands_in_and_counts_on_afterwards()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        var counters = new CounterWatch();
        var before = await NextAsync(cluster, exporter, 15);
        counters.Observe(before);
        // As a real slave of 5.3.3: its topics with a message type are gone.
        cluster.Broker("broker-a", 1).LostTopics.Add("orders");
        cluster.Broker("broker-a", 0).Stop();
        var page = await NextAsync(cluster, exporter, 15);
        counters.Observe(page);
        Assert.Equal(8, page.Value(_unknown, ("topic", "orders")));
        Assert.Equal(8, page.Value("messaging_group_unknown_partitions", ("group", "analytics"), ("topic", "orders")));
        Assert.Equal(0, page.Value(_unknown, ("topic", "payments")));
        // The other broker's part is still told.
        Assert.InRange(page.Value("messaging_topic_retained_messages", ("topic", "orders")), 1, before.Value("messaging_topic_retained_messages", ("topic", "orders")));
        Assert.True(page.Has("messaging_group_lag_messages", ("group", "analytics"), ("topic", "orders")));

        cluster.Broker("broker-a", 0).Start();
        page = await NextAsync(cluster, exporter, 15);
        counters.Observe(page);
        Assert.Equal(0, page.Value(_unknown, ("topic", "orders")));
        AssertCountedOnce(cluster, page);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Every_request_is_counted_by_server_and_name(string played)
    {
        await using var cluster = await Clusters.StartAsync(played, options => options with { Controllers = played == "5.3" ? 3 : 0 });
        var controllers = string.Join(", ", cluster.Controllers.Select(controller => controller.EndPoint));
        await using var exporter = await cluster.WatchAsync($"controllers: [{controllers}]");
        for (var scrape = 0; scrape < 8; scrape++)
            await NextAsync(cluster, exporter, 15);
        // The page is written after its own collection.
        var page = await exporter.ScrapeAsync();
        foreach (var server in cluster.Servers)
        {
            var counted = page.All("broker_exporter_peer_requests_total", ("peer", $"{server.EndPoint}"))
                .ToDictionary(sample => sample["request"], sample => (long)sample.Value);
            var arrived = server.Requests.Snapshot().ToDictionary(entry => RequestCodes.NameOf((RequestCode)entry.Key), entry => entry.Value);
            // Routes are asked between collections: some may be on their way while this is read.
            counted.Remove("GET_ROUTEINFO_BY_TOPIC");
            arrived.Remove("GET_ROUTEINFO_BY_TOPIC");
            Assert.Equal(arrived.OrderBy(entry => entry.Key, StringComparer.Ordinal), counted.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        }

        await Until.TrueAsync(async () => (await exporter.ScrapeAsync())
            .All("broker_exporter_peer_requests_total", ("request", "GET_ROUTEINFO_BY_TOPIC")).Count == cluster.NameServers.Count);
        string[] seldom = ["GET_BROKER_CONFIG", "GET_NAMESRV_CONFIG", "GET_ALL_PRODUCER_INFO", "GET_ALL_TOPIC_LIST_FROM_NAMESERVER"];
        string[] only5 = ["GET_BROKER_HA_STATUS", "CONTROLLER_GET_METADATA_INFO", "CONTROLLER_GET_SYNC_STATE_DATA"];
        Assert.All(seldom, name => Assert.True(page.Has("broker_exporter_peer_requests_total", ("request", name)), name));
        Assert.All(only5, name => Assert.Equal(played == "5.3", page.Has("broker_exporter_peer_requests_total", ("request", name))));
    }

    private static async Task<MetricsPage> NextAsync(RocketMqCluster cluster, RunningExporter exporter, int seconds)
    {
        cluster.Advance(TimeSpan.FromSeconds(seconds));
        exporter.Time.Advance(TimeSpan.FromSeconds(seconds));
        return await exporter.ScrapeAsync();
    }

    /// <summary>Every sum over brokers is what the cluster really holds, whoever answers.</summary>
    private static void AssertCountedOnce(RocketMqCluster cluster, MetricsPage page)
    {
        TruthTests.AssertTrue(cluster, page);
        Assert.All(page.All("messaging_topic_published_messages_total"), sample => Assert.Equal(cluster.MaxOffset(sample["topic"]), sample.Value));
        Assert.All(page.All("messaging_topic_retained_messages"), sample => Assert.Equal(cluster.Truth.Retained(sample["topic"]), sample.Value));
        Assert.All(
            page.All("messaging_group_consumed_messages_total"),
            sample => Assert.Equal(cluster.Truth.Committed(sample["group"], sample["topic"]), sample.Value));
    }
}
