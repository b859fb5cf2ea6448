using System.Net;
using System.Net.Sockets;
using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Servers that are away: what is known without them is served, what is not says so, and all comes back by itself.</summary>
public sealed class OutageTests
{
    private const string _lag = "messaging_group_lag_messages";
    private const string _published = "messaging_topic_published_messages_total";

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_name_server_that_never_answers_costs_only_itself(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.NameServers[0].Fault = Fault.Hang;
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        var page = await exporter.ScrapeAsync(timeout: 10);
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(0, page.Value("rocketmq_name_server_up", ("name_server", Name(cluster.NameServers[0]))));
        Assert.Equal(1, page.Value("rocketmq_name_server_up", ("name_server", Name(cluster.NameServers[1]))));
        Assert.True(page.Value("rocketmq_name_server_request_failures_total", ("name_server", Name(cluster.NameServers[0])), ("reason", "timeout")) > 0);
    }

    [Fact]
    public async Task A_name_server_that_never_answers_does_not_use_up_the_time_of_an_impatient_scraper()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.NameServers[0].Fault = Fault.Hang;
        await using var exporter = await cluster.WatchAsync();
        // Less than one request to a name server may take (3 s).
        var page = await exporter.ScrapeAsync(timeout: 2.5);
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(0, page.Value("rocketmq_name_server_up", ("name_server", Name(cluster.NameServers[0]))));
        Assert.Equal(1, page.Value("rocketmq_name_server_up", ("name_server", Name(cluster.NameServers[1]))));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Without_name_servers_the_brokers_are_still_served(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        foreach (var server in cluster.NameServers)
            server.Stop();
        cluster.Advance(TimeSpan.FromSeconds(5));

        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_up"));
        Assert.Equal(0, page.Sum("rocketmq_name_server_up"));
        Assert.Equal(4, page.Sum("rocketmq_broker_up"));
        Assert.All(page.All(_lag), sample => Assert.Equal(cluster.Lag(sample["group"], sample["topic"]), sample.Value));
        Assert.Equal(cluster.UserPairs.Count(), page.All(_lag).Count);

        foreach (var server in cluster.NameServers)
            server.Start();
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Theory]
    [InlineData("4.9", false)]
    [InlineData("4.9", true)]
    [InlineData("5.3", false)]
    [InlineData("5.3", true)]
    public async Task A_slave_stands_in_for_a_master_that_is_away(string played, bool frozen)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        var counters = new CounterWatch();
        counters.Observe(await exporter.ScrapeAsync());
        if (frozen)
            cluster.Broker("broker-a").Fault = Fault.Hang;
        else
            cluster.Broker("broker-a").Stop();
        cluster.Advance(TimeSpan.FromSeconds(5));

        var page = await exporter.ScrapeAsync();
        counters.Observe(page);
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(1, page.Value("rocketmq_broker_group_read_from_slave", ("broker", "broker-a")));
        Assert.Equal(0, page.Value("rocketmq_broker_group_read_from_slave", ("broker", "broker-b")));
        Assert.Equal(0, page.Value("rocketmq_broker_up", ("broker", "broker-a"), ("broker_id", "0")));
        Assert.Equal(3, page.Sum("rocketmq_broker_up"));

        cluster.Broker("broker-a").Fault = Fault.None;
        cluster.Broker("broker-a").Start();
        page = await exporter.ScrapeAsync();
        counters.Observe(page);
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(0, page.Sum("rocketmq_broker_group_read_from_slave"));
        Assert.Equal(4, page.Sum("rocketmq_broker_up"));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task What_a_lost_broker_held_is_unknown_and_the_rest_is_served(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var before = await exporter.ScrapeAsync();
        cluster.Broker("broker-a", 0).Stop();
        cluster.Broker("broker-a", 1).Stop();

        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(8, page.Value("messaging_topic_unknown_partitions", ("topic", "orders")));
        Assert.Equal(8, page.Value("messaging_group_unknown_partitions", ("group", "analytics"), ("topic", "orders")));
        Assert.Equal(LagOn(cluster, "broker-b", "orders", "analytics"), page.Value(_lag, ("group", "analytics"), ("topic", "orders")));
        Assert.Equal(before.Value(_published, ("topic", "orders")), page.Value(_published, ("topic", "orders")));
        Assert.Equal(cluster.UserPairs.Count(), page.All(_lag).Count);
        Assert.Equal(4, page.Value("messaging_group_members", ("group", "order-fulfilment")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task No_counter_falls_or_leaps_over_a_whole_outage(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        var counters = new CounterWatch();
        await NextAsync(() => { });
        await NextAsync(() => cluster.Broker("broker-a", 0).Stop());
        await NextAsync(() => cluster.Broker("broker-a", 1).Stop());
        await NextAsync(() => cluster.NameServers[0].Stop());
        await NextAsync(() => cluster.NameServers[1].Stop());
        await NextAsync(() => cluster.Broker("broker-b", 0).Stop());
        await NextAsync(() => cluster.Broker("broker-b", 1).Stop());
        await NextAsync(() => cluster.NameServers[1].Start());
        await NextAsync(() => cluster.Broker("broker-b", 1).Start());
        await NextAsync(() => cluster.Broker("broker-a", 0).Start());
        await NextAsync(() => cluster.Broker("broker-b", 0).Start());
        await NextAsync(() => cluster.Broker("broker-a", 1).Start());
        var last = await NextAsync(() => cluster.NameServers[0].Start());

        TruthTests.AssertTrue(cluster, last);
        Assert.All(last.All(_published), sample => Assert.Equal(cluster.MaxOffset(sample["topic"]), sample.Value));
        Assert.All(
            last.All("messaging_group_consumed_messages_total"),
            sample => Assert.Equal(cluster.Truth.Committed(sample["group"], sample["topic"]), sample.Value));

        async Task<MetricsPage> NextAsync(Action change)
        {
            change();
            cluster.Advance(TimeSpan.FromSeconds(5));
            exporter.Time.Advance(TimeSpan.FromSeconds(5));
            var page = await exporter.ScrapeAsync();
            counters.Observe(page);
            return page;
        }
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Everything_that_was_killed_is_back_within_one_scrape(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
        foreach (var server in cluster.Servers)
            server.Stop();

        var page = await exporter.ScrapeAsync(timeout: 10);
        Assert.Equal(0, page.Value("messaging_up"));
        Assert.Equal(4, page.All("rocketmq_broker_up").Count);
        Assert.Equal(0, page.Sum("rocketmq_broker_up") + page.Sum("rocketmq_name_server_up"));
        Assert.DoesNotContain(page.Samples, sample => sample.Labels.ContainsKey("topic") || sample.Name.StartsWith("messaging_group", StringComparison.Ordinal));
        // Configurations are asked seldom and may be served for 15 minutes.
        string[] lasting = ["rocketmq_broker_up", "rocketmq_broker_configuration_info", "rocketmq_broker_retention_seconds", "rocketmq_broker_disk_deletion_threshold_ratio"];
        Assert.DoesNotContain(page.Samples, sample => sample.Name.StartsWith("rocketmq_broker_", StringComparison.Ordinal) && !lasting.Contains(sample.Name));

        foreach (var server in cluster.Servers)
            server.Start();
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task What_is_asked_seldom_is_not_served_for_longer_than_it_says()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        // Configurations wait for the second collection.
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        string[] seldom = ["rocketmq_producer_group_clients", "rocketmq_name_server_topics", "rocketmq_name_server_configuration_info", "rocketmq_broker_retention_seconds"];
        Assert.All(seldom, name => Assert.True(page.Has(name), name));
        foreach (var server in cluster.Servers)
            server.Stop();

        exporter.Time.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(5));
        page = await exporter.ScrapeAsync();
        Assert.False(page.Has(seldom[0]) || page.Has(seldom[1]));
        exporter.Time.Advance(TimeSpan.FromMinutes(12));
        page = await exporter.ScrapeAsync();
        Assert.False(page.Has(seldom[2]) || page.Has(seldom[3]));
        Assert.Equal(0, page.Value("messaging_up"));
    }

    [Fact]
    public async Task A_cluster_that_was_never_there_is_found_when_it_comes()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        foreach (var server in cluster.Servers)
            server.Stop();
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_up"));
        Assert.Equal(2, page.All("rocketmq_name_server_up").Count);
        foreach (var server in cluster.Servers)
            server.Start();
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_broker_that_lost_data_makes_no_lag_below_zero_and_no_burst(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync();
        var counters = new CounterWatch();
        var before = await exporter.ScrapeAsync();
        counters.Observe(before);
        cluster.Broker("broker-a").Restart(lostShare: 0.3);

        var page = await exporter.ScrapeAsync();
        counters.Observe(page, except: "rocketmq_broker_");
        Assert.Equal(8, page.Value("rocketmq_group_offset_ahead_queues", ("group", "order-fulfilment"), ("topic", "orders")));
        Assert.All(page.All(_lag), sample => Assert.Equal(cluster.Lag(sample["group"], sample["topic"]), sample.Value));
        Assert.Equal(before.Value(_published, ("topic", "orders")), page.Value(_published, ("topic", "orders")));

        // What is written from now on counts, from the lower offsets up.
        cluster.Change(store => store.Put(store.Topic("orders")!, 10, 100));
        page = await exporter.ScrapeAsync();
        counters.Observe(page, except: "rocketmq_broker_");
        Assert.Equal(before.Value(_published, ("topic", "orders")) + 20, page.Value(_published, ("topic", "orders")));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task An_address_that_cannot_be_reached_can_be_mapped(string played)
    {
        await using var cluster = await Clusters.StartAsync(played, options => options with { SlavesPerGroup = 0 });
        // Bound and not listening: nobody else gets the port, and connections to it are refused.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var (real, advertised) = ($"{cluster.Broker("broker-a").EndPoint}", $"{closed.LocalEndPoint}");
        cluster.Broker("broker-a").AdvertisedAddress = advertised;
        await using var without = await cluster.WatchAsync();
        var page = await without.ScrapeAsync();
        Assert.Equal(0, page.Value("rocketmq_broker_up", ("broker", "broker-a")));
        Assert.True(page.Value("broker_exporter_peer_failures_total", ("peer", advertised), ("kind", "unreachable")) > 0);
        Assert.Equal(1, page.Value("rocketmq_broker_up", ("broker", "broker-b")));
        Assert.Equal(LagOn(cluster, "broker-b", "orders", "analytics"), page.Value(_lag, ("group", "analytics"), ("topic", "orders")));

        await using var with = await cluster.WatchAsync($"address_map: {{\"{advertised}\": \"{real}\"}}");
        page = await with.ScrapeAsync();
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(1, page.Value("rocketmq_name_server_broker_registered", ("name_server", Name(cluster.NameServers[0])), ("address", advertised)));
    }

    [Fact]
    public async Task An_address_that_is_none_costs_only_its_broker()
    {
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { SlavesPerGroup = 0 });
        cluster.Broker("broker-a").AdvertisedAddress = "no address";
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(0, page.Value("rocketmq_broker_up", ("broker", "broker-a")));
        Assert.Equal(LagOn(cluster, "broker-b", "orders", "analytics"), page.Value(_lag, ("group", "analytics"), ("topic", "orders")));
    }

    [Fact]
    public async Task A_broker_that_moved_is_followed()
    {
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { SlavesPerGroup = 0 });
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var real = $"{cluster.Broker("broker-a").EndPoint}";
        cluster.Broker("broker-a").AdvertisedAddress = $"{closed.LocalEndPoint}";
        await using var exporter = await cluster.WatchAsync();
        Assert.Equal(0, (await exporter.ScrapeAsync()).Value("rocketmq_broker_up", ("broker", "broker-a")));
        cluster.Broker("broker-a").AdvertisedAddress = real;
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    private static long LagOn(RocketMqCluster cluster, string broker, string topic, string group)
    {
        var store = cluster.Broker(broker).Store;
        lock (store.Gate)
        {
            var (queues, row) = (store.Topic(topic)!, store.Offsets.Row(topic, group)!);
            return Enumerable.Range(0, queues.Count).Sum(queue => queues.Max(queue) - Math.Max(row[queue], queues.Min(queue)));
        }
    }

    private static string Name(SimulatedNameServer server) => server.EndPoint.ToString();
}
