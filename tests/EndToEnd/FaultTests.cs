using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Servers that answer wrongly.</summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, Fault> _faults = new()
    {
        ["slow"] = Fault.Slow(TimeSpan.FromSeconds(30)),
        ["hang"] = Fault.Hang,
        ["half-close"] = Fault.HalfClose,
        ["garbage"] = Fault.Garbage,
        ["truncate"] = Fault.Truncate,
        ["oversize"] = Fault.OversizeLength,
        ["refuse"] = Fault.Refuse,
    };

    public static TheoryData<string, string> Faults =>
        [.. from played in (string[])["4.9", "5.3 binary"] from fault in _faults.Keys select new TheoryDataRow<string, string>(played, fault)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_broker_is_down_and_hurts_no_other(string played, string fault)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        var counters = new CounterWatch();
        counters.Observe(await exporter.ScrapeAsync());
        foreach (var broker in cluster.Brokers.Where(broker => broker.Name == "broker-a"))
            broker.Fault = _faults[fault];

        var page = await exporter.ScrapeAsync(timeout: 10);
        counters.Observe(page);
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(0, page.Sum("rocketmq_broker_up", ("broker", "broker-a")));
        Assert.Equal(2, page.Sum("rocketmq_broker_up", ("broker", "broker-b")));
        Assert.Equal(16, page.Value("messaging_topic_unknown_partitions", ("topic", "audit-log")));
        Assert.Equal(cluster.UserPairs.Count(), page.All("messaging_group_lag_messages").Count);
        var peer = cluster.Broker("broker-a").EndPoint.ToString();
        var kinds = page.All("broker_exporter_peer_failures_total", ("peer", peer)).Where(sample => sample.Value > 0).Select(sample => sample["kind"]).ToList();
        Assert.NotEmpty(kinds);
        Assert.Subset(Expected(fault), kinds.ToHashSet());

        foreach (var broker in cluster.Brokers)
            broker.Fault = Fault.None;
        page = await exporter.ScrapeAsync();
        counters.Observe(page);
        TruthTests.AssertTrue(cluster, page);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_name_server_is_down_and_hurts_no_other(string played, string fault)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
        cluster.NameServers[1].Fault = _faults[fault];
        var page = await exporter.ScrapeAsync(timeout: 10);
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(0, page.Value("rocketmq_name_server_up", ("name_server", $"{cluster.NameServers[1].EndPoint}")));
        Assert.Equal(1, page.Sum("rocketmq_name_server_up"));
        cluster.NameServers[1].Fault = Fault.None;
        Assert.Equal(2, (await exporter.ScrapeAsync()).Sum("rocketmq_name_server_up"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_in_one_request_costs_only_what_it_was_for(string played, string fault)
    {
        if (fault == "refuse")
            return;
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        // Who is connected: everything else is known without it, and how each broker is.
        foreach (var broker in cluster.Brokers)
            broker.Fault = _faults[fault].OnlyFor(203);
        var page = await exporter.ScrapeAsync(timeout: 10);
        Assert.Equal(4, page.Sum("rocketmq_broker_up"));
        Assert.Equal(1, page.Value("messaging_up"));
        foreach (var broker in cluster.Brokers)
            broker.Fault = Fault.None;
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Slow_answers_within_the_time_are_answers(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("timeout: 20s");
        foreach (var server in cluster.Brokers)
            server.Fault = Fault.Slow(TimeSpan.FromMilliseconds(50));
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Theory]
    [MemberData(nameof(Played.Forms), MemberType = typeof(Played))]
    public async Task A_version_that_nobody_knows_changes_nothing(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        foreach (var server in cluster.Servers)
            server.Fault = Fault.WrongVersion;
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(2, page.All("rocketmq_name_server_info").Count);
        Assert.True(page.Has("rocketmq_producer_group_clients", ("group", "order-service")));
    }

    [Theory]
    [InlineData("4.9", 1, "org.apache.rocketmq.acl.common.AclException: No accessKey is configured, org.apache.rocketmq.acl.plain.PlainPermissionManager.validate(PlainPermissionManager.java:688)", "auth")]
    [InlineData("4.9", 1, "org.apache.rocketmq.acl.common.AclException: Need admin permission for request code=202, but accessKey=reader is not, org.apache.rocketmq", "forbidden")]
    [InlineData("5.3", 16, "username cannot be null.", "auth")]
    [InlineData("5.3", 16, "reader has no permission to access Cluster:DefaultCluster from 127.0.0.1, no matched policies.", "forbidden")]
    [InlineData("5.3", 2, "[TIMEOUT_CLEAN_QUEUE]broker busy, start flow control for a while", "broker")]
    public async Task A_broker_that_refuses_everything_is_up_and_says_why(string played, int code, string remark, string kind)
    {
        await using var cluster = await Clusters.StartAsync(played);
        foreach (var broker in cluster.Brokers)
            broker.Fault = Fault.Error(code, remark);
        await using var exporter = await cluster.WatchAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(4, page.Sum("rocketmq_broker_up"));
        Assert.Equal(1, page.Value("messaging_up"));
        foreach (var broker in cluster.Brokers)
        {
            var failures = page.All("broker_exporter_peer_failures_total", ("peer", $"{broker.EndPoint}")).Where(sample => sample.Value > 0);
            Assert.Equal([kind], failures.Select(sample => sample["kind"]));
        }

        Assert.Equal(0, page.Value("broker_exporter_collector_success", ("collector", "consumer_groups")));
        Assert.False(page.Has("messaging_group_lag_messages"));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_broker_that_will_not_tell_its_runtime_table_may_tell_the_rest(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        foreach (var broker in cluster.Brokers)
            broker.Fault = Fault.Error(1, "busy", requestCode: 28);
        await using var exporter = await cluster.WatchAsync();
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task Nothing_is_ever_asked_that_a_broker_or_name_server_should_not_be_asked()
    {
        foreach (var played in (string[])["4.9", "5.3"])
        {
            await using var cluster = await Clusters.StartAsync(played);
            await using var exporter = await cluster.WatchAsync("timeout: 500ms", "system_topics: true", "granularity: queue");
            foreach (var fault in _faults.Values.Prepend(Fault.None).Append(Fault.WrongVersion).Append(Fault.Error(1, "no")))
            {
                foreach (var server in cluster.Servers)
                    server.Fault = fault;
                await exporter.ScrapeAsync();
                foreach (var server in cluster.Servers)
                    server.Fault = Fault.None;
                exporter.Time.Advance(TimeSpan.FromMinutes(6));
                cluster.Advance(TimeSpan.FromSeconds(5));
                await exporter.ScrapeAsync();
            }

            cluster.AssertOnlyKnownRequests();
            Assert.Contains(319, cluster.NameServers[0].Requests.Snapshot().Keys);
            Assert.Contains(303, cluster.Broker("broker-a").Requests.Snapshot().Keys);
        }
    }

    private static HashSet<string> Expected(string fault) => fault switch
    {
        "slow" or "hang" => ["timeout"],
        "refuse" or "half-close" => ["unreachable"],
        "oversize" => ["protocol"],
        // Random bytes may announce a frame that never comes.
        "garbage" => ["protocol", "timeout"],
        _ => ["protocol", "unreachable"],
    };
}
