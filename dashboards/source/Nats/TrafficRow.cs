namespace Dashboards.Nats;

/// <summary>What goes through servers, and what it costs them.</summary>
internal static class TrafficRow
{
    public static Row Create() => new("Traffic and load",
        Panel.Course("Messages", "Messages that servers received and sent, routes and gateways included.", "cps",
            new Query("sum by (cluster, server) (rate(nats_server_received_messages_total<cluster,server>[$__rate_interval]))", "{{server}} received"),
            new Query("sum by (cluster, server) (rate(nats_server_sent_messages_total<cluster,server>[$__rate_interval]))", "{{server}} sent")),
        Panel.Course("Bytes", "Bytes that servers received and sent.", "Bps",
            new Query("sum by (cluster, server) (rate(nats_server_received_bytes_total<cluster,server>[$__rate_interval]))", "{{server}} received"),
            new Query("sum by (cluster, server) (rate(nats_server_sent_bytes_total<cluster,server>[$__rate_interval]))", "{{server}} sent")),
        Panel.Course("Slow consumers", "Connections that were closed because they did not take what was sent to them in time.", "cps",
            new Query("sum by (cluster, server) (rate(nats_server_slow_consumers_total<cluster,server>[$__rate_interval]))", "{{server}}")),
        Panel.Course("Connections", "Connections, as a share of what the server allows.", "percentunit",
            new Query("max by (cluster, server) (nats_server_connections<cluster,server> / nats_server_connections_limit<cluster,server>)", "{{server}}")),
        Panel.Course("New connections", "Connections that were opened.", "cps",
            new Query("sum by (cluster, server) (rate(nats_server_connections_opened_total<cluster,server>[$__rate_interval]))", "{{server}}")),
        Panel.Course("Subscriptions", "Subscriptions, those of routes included.", "short",
            new Query("max by (cluster, server) (nats_server_subscriptions<cluster,server>)", "{{server}}")),
        Panel.Course("Cores", "Cores that servers use.", "short",
            new Query("max by (cluster, server) (nats_server_used_cores<cluster,server>)", "{{server}}")),
        Panel.Course("Memory", "Resident memory of servers.", "bytes",
            new Query("max by (cluster, server) (nats_server_memory_bytes<cluster,server>)", "{{server}}")),
        Panel.Course("Answers", "How long servers take to answer the exporter.", "s",
            new Query("max by (cluster, server) (nats_server_roundtrip_seconds<cluster,server>)", "{{server}}")));
}
