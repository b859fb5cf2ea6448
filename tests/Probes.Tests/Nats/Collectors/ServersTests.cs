using Probes.Nats.Collectors.Servers;

namespace Probes.Tests.Nats.Collectors;

public sealed class ServersTests
{
    [Fact]
    public async Task What_a_server_of_2_9_says_is_told_in_base_units()
    {
        var told = await Scraping.OnceAsync(new ServersCollector(), new ScriptedWay().With("loaded", "n1", "n2", "n3"));
        Assert.Equal(0.37, told["nats_server_used_cores c1 n1"], 9);
        Assert.Equal(35176448, told["nats_server_memory_bytes c1 n1"]);
        Assert.Equal(20000, told["nats_server_connections_limit c1 n1"]);
        Assert.Equal(27, told["nats_server_connections_opened_total c1 n1"]);
        Assert.Equal(7239385, told["nats_server_received_messages_total c1 n1"]);
        Assert.Equal(128527128, told["nats_server_sent_bytes_total c1 n1"]);
        Assert.Equal(23, told["nats_server_slow_consumers_total c1 n2"]);
        Assert.Equal(2, told["nats_server_write_deadline_seconds c1 n1"]);
        Assert.Equal(1795219661.603397, told["nats_server_start_timestamp_seconds c1 n1"], 3);
        Assert.Equal(52, told["nats_server_http_requests_total c1 n1 /varz"]);
        Assert.Equal((3, 1), (told["nats_cluster_servers c1"], told["nats_cluster_versions c1"]));
    }

    [Fact]
    public async Task What_a_server_does_not_tell_is_not_there()
    {
        var told = await Scraping.OnceAsync(new ServersCollector(), new ScriptedWay().With("loaded", "n1", "g1"));
        string[] newer =
        [
            "nats_server_slow_connections_total", "nats_server_stale_connections_total", "nats_server_client_received_messages_total",
            "nats_server_certificate_expiry_timestamp_seconds", "nats_server_memory_limit_bytes",
            "nats_cluster_config_digests",
        ];
        Assert.DoesNotContain(told.Keys, key => newer.Contains(key.Split(' ')[0]));
    }

    [Fact]
    public async Task Unlimited_is_absent()
    {
        var told = await Scraping.OnceAsync(new ServersCollector(), new ScriptedWay().With("a", ("/varz",
            """{ "server_id": "ID", "server_name": "a", "version": "2.9.10", "max_connections": 0, "max_subscriptions": 0, "gomemlimit": 9223372036854775807 }""")));
        Assert.DoesNotContain(told.Keys, key => key.Contains("limit", StringComparison.Ordinal));
        Assert.DoesNotContain(told.Values, value => value > 1e18);
    }

    // Field names and places: monitor.go of nats-server 2.14; no such server could be recorded.
    [Fact]
    public async Task What_newer_servers_say_is_told_too()
    {
        var told = await Scraping.OnceAsync(new ServersCollector(), new ScriptedWay().With("a", ("/varz",
            """
            { "server_id": "ID", "server_name": "a", "version": "2.14.0", "config_digest": "sha256:aa", "gomemlimit": 1048576,
              "tls_cert_not_after": "2027-01-01T00:00:00Z", "cluster": { "name": "c", "tls_cert_not_after": "2027-01-02T00:00:00Z" },
              "gateway": { "tls_cert_not_after": "0001-01-01T00:00:00Z" }, "mqtt": { "tls_cert_not_after": "2027-01-03T00:00:00Z" },
              "slow_consumers": 10, "slow_consumer_stats": { "clients": 4, "routes": 3, "gateways": 2, "leafs": 1 },
              "stale_connections": 6, "stale_connection_stats": { "clients": 6, "routes": 0, "gateways": 0, "leafs": 0 }, "stalled_clients": 9,
              "in_client_msgs": 1, "out_client_msgs": 2, "in_client_bytes": 3, "out_client_bytes": 4,
              "disk_io_wait_stats": { "waiters": 0 }, "feature_flags": { "x": true },
              "jetstream": { "config": { "max_memory": 5, "max_storage": 6 }, "limits": { "max_ha_assets": 500 }, "stats": { "api": { "level": 2, "total": 7, "errors": 1 } } } }
            """),
            ("/healthz", "{}")).With("b", ("/varz", """{ "server_id": "ID2", "server_name": "b", "version": "2.12.0", "config_digest": "sha256:bb", "cluster": { "name": "c" } }""")));
        Assert.Equal(1048576, told["nats_server_memory_limit_bytes c a"]);
        Assert.Equal((4, 3, 2, 1), (Kind("client"), Kind("route"), Kind("gateway"), Kind("leafnode")));
        Assert.Equal(6, told["nats_server_stale_connections_total c a client"]);
        Assert.Equal(9, told["nats_server_stalled_clients_total c a"]);
        Assert.Equal(4, told["nats_server_client_sent_bytes_total c a"]);
        Assert.Equal(1798761600, told["nats_server_certificate_expiry_timestamp_seconds c a client"]);
        Assert.Equal(
            ["client", "cluster", "mqtt"],
            told.Keys.Where(key => key.StartsWith("nats_server_certificate", StringComparison.Ordinal)).Select(key => key.Split(' ')[^1]).Order());
        Assert.Equal((2, 2), (told["nats_cluster_versions c"], told["nats_cluster_config_digests c"]));

        double Kind(string kind) => told[$"nats_server_slow_connections_total c a {kind}"];
    }

    [Fact]
    public async Task A_clock_is_compared_with_the_middle_between_question_and_answer()
    {
        var asked = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var way = new ScriptedWay { Times = (asked, asked.AddSeconds(0.2)) }
            .With("a", ("/varz", """{ "server_id": "ID", "server_name": "a", "now": "2026-01-01T00:00:05.1Z" }"""));
        var told = await Scraping.OnceAsync(new ServersCollector(), way);
        Assert.Equal(5, told["nats_server_clock_offset_seconds a a"], 6);
        Assert.Equal(0.1, told["nats_server_clock_uncertainty_seconds a a"], 6);
        Assert.Equal(0.2, told["nats_server_roundtrip_seconds a a"], 6);
    }

    [Fact]
    public async Task A_server_that_is_not_well_says_why()
    {
        var way = new ScriptedWay().With("loaded", "n1").With("a",
            ("/varz", """{ "server_id": "ID", "server_name": "a" }"""),
            ("/healthz", """{ "status": "unavailable", "status_code": 503, "error": "JetStream stream 'APP > ORDERS' is not current" }"""));
        Assert.Equal(
            new Dictionary<string, double> { ["nats_server_healthy c1 n1"] = 1, ["nats_server_healthy a a"] = 0, ["nats_server_unhealthy a a stream"] = 1 },
            await Scraping.OnceAsync(new HealthCollector(), way));
    }

    [Fact]
    public async Task Internal_queues_are_summed_by_purpose_and_those_without_any_are_zero()
    {
        var way = new ScriptedWay().With("a", ("/varz", """{ "server_id": "ID", "server_name": "a" }"""),
            ("/ipqueuesz", """{ "[ACC:A] stream 'X' messages": { "pending": 3 }, "[ACC:B] stream 'Y' messages": { "pending": 9, "in_progress": 1 }, "new": { "pending": 1 } }"""));
        var told = await Scraping.OnceAsync(new InternalQueuesCollector(), way);
        Assert.Equal(12, told["nats_server_internal_queued_messages a a stream_messages"]);
        Assert.Equal(9, told["nats_server_internal_longest_queue_messages a a stream_messages"]);
        Assert.Equal(1, told["nats_server_internal_queued_messages a a other"]);
        Assert.Equal(0, told["nats_server_internal_queued_messages a a raft_vote"]);
    }

    [Fact]
    public async Task Queues_that_no_server_tells_of_are_no_failure()
    {
        var way = new ScriptedWay().With("a", ("/varz", """{ "server_id": "ID", "server_name": "a" }"""));
        Assert.Empty(await Scraping.OnceAsync(new InternalQueuesCollector(), way));
    }
}
