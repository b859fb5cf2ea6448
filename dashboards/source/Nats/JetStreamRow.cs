namespace Dashboards.Nats;

/// <summary>What JetStream uses of its servers.</summary>
internal static class JetStreamRow
{
    public static Row Create() => new("JetStream",
        Panel.Course("Storage", "File storage in use, as a share of what the server allows JetStream.", "percentunit",
            new Query("max by (cluster, server) (nats_jetstream_storage_bytes<cluster,server> / nats_jetstream_storage_limit_bytes<cluster,server>)", "{{server}}")) with { Threshold = "disk_usage_ratio", Most = 1 },
        Panel.Course("Memory", "Memory storage in use, as a share of what the server allows JetStream.", "percentunit",
            new Query("max by (cluster, server) (nats_jetstream_memory_bytes<cluster,server> / nats_jetstream_memory_limit_bytes<cluster,server>)", "{{server}}")) with { Threshold = "disk_usage_ratio", Most = 1 },
        Panel.Course("API requests", "Requests to JetStream's API, and those that failed.", "cps",
            new Query("sum by (cluster, server) (rate(nats_jetstream_api_requests_total<cluster,server>[$__rate_interval]))", "{{server}}"),
            new Query("sum by (cluster, server) (rate(nats_jetstream_api_errors_total<cluster,server>[$__rate_interval]))", "{{server}} failed")),
        Panel.Course("Streams led", "Streams that each server leads; uneven numbers mean uneven load.", "short",
            new Query("max by (cluster, server) (nats_jetstream_led_streams<cluster,server>)", "{{server}}")),
        Panel.Course("Storage by account", "Storage that each account uses.", "bytes",
            new Query("max by (cluster, account) (nats_jetstream_account_storage_bytes<cluster,account>)", "{{account}}")),
        Panel.Course("High-availability assets", "Streams and consumers with copies on each server; beyond a few thousand servers become slow.", "short",
            new Query("max by (cluster, server) (nats_jetstream_ha_assets<cluster,server>)", "{{server}}")));
}
