using Probes.Nats.Collectors.Compat.Exporter;

namespace Probes.Tests.Nats.Compat;

/// <summary>Servers under the names of prometheus-nats-exporter.</summary>
public sealed class CompatServersTests
{
    [Theory]
    [InlineData("ok", 0, 1)]
    [InlineData("unavailable", 1, 0)]
    public async Task Only_the_status_ok_has_the_value_1(string status, int unwell, int well)
    {
        var way = new ScriptedWay().With("a", ("/varz", """{ "server_id": "A", "server_name": "a" }"""), ("/healthz", $$"""{ "status": "{{status}}" }"""));
        var told = await Scraping.OnceAsync(new ExporterHealthCollector(), way);
        Assert.Equal(new Dictionary<string, double> { ["gnatsd_healthz_status a a"] = unwell, [$"gnatsd_healthz_status_value a a {status}"] = well }, told);
    }

    [Fact]
    public async Task Numbers_of_newer_servers_are_served_under_their_paths_and_absent_before()
    {
        var way = new ScriptedWay()
            .With("a", ("/varz",
                """
                { "server_id": "A", "server_name": "a", "max_subscriptions": 1000, "pinned_account_fails": 2,
                  "stale_connection_stats": { "clients": 3, "routes": 4, "gateways": 5, "leafs": 6 },
                  "jetstream": { "config": {}, "limits": { "max_request_batch": 7, "max_ack_pending": 8, "max_ha_assets": 9 },
                                 "stats": { "api": { "level": 1, "inflight": 10 } }, "meta": { "pending": 11 } } }
                """))
            .With("old", ("/varz", """{ "server_id": "O", "server_name": "old", "jetstream": { "config": {}, "stats": { "api": {} }, "meta": {} } }"""));
        var told = await Scraping.OnceAsync(new ExporterServersCollector(), way);
        (string Name, double Value)[] newer =
        [
            ("max_subscriptions", 1000), ("pinned_account_fails", 2), ("stale_connection_stats_clients", 3), ("stale_connection_stats_routes", 4),
            ("stale_connection_stats_gateways", 5), ("stale_connection_stats_leafs", 6), ("jetstream_limits_max_request_batch", 7),
            ("jetstream_limits_max_ack_pending", 8), ("jetstream_limits_max_ha_assets", 9), ("jetstream_stats_api_level", 1),
            ("jetstream_stats_api_inflight", 10), ("jetstream_meta_pending", 11),
        ];
        foreach (var (name, value) in newer)
        {
            Assert.Equal(value, told[$"gnatsd_varz_{name} a a"]);
            Assert.DoesNotContain($"gnatsd_varz_{name} old old", told.Keys);
        }
    }
}
