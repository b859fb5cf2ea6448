namespace Dashboards.Nats;

/// <summary>One screen.</summary>
internal static class OverviewRow
{
    public static Row Create() => new("Overview",
        Panel.Stat("Servers down", "Servers that do not answer and are missed by the others, where the system account is used.",
            "short", "sum(1 - nats_server_up<cluster,server>)") with { ZeroIsGood = true },
        Panel.Stat("Servers not healthy", "Servers whose own health check says that something is wrong.",
            "short", "sum(1 - nats_server_healthy<cluster,server>)") with { ZeroIsGood = true },
        Panel.Stat("Addresses silent", "Monitoring addresses of the configuration that did not answer. Of a server that is only missed by the others, the system account knows.",
            "short", "sum(1 - nats_monitor_up<>)") with { ZeroIsGood = true, Without = "none used" },
        Panel.Stat("Received", "Messages that servers received.", "cps", "sum(rate(nats_server_received_messages_total<cluster,server>[$__rate_interval]))"),
        Panel.Stat("Meta leaders", "Leaders of JetStream's metadata that servers name. Two mean that they disagree; 0 that streams can neither be made nor moved.",
            "short", "max(nats_jetstream_meta_leaders<cluster>)"),
        Panel.Stat("Streams at risk", "Streams that would lose their majority with one more copy, or have no leader at all.",
            "short", "sum(nats_stream_quorum_at_risk<cluster,account,stream:topic>) + sum(nats_stream_leaderless<cluster,account,stream:topic>)") with { ZeroIsGood = true },
        Panel.Table("Servers", "Each server.", [new("cluster", "Cluster"), new("server", "Server", Uids.Nats)],
            new("Answers", "bool_yes_no", "max by (cluster, server) (nats_server_up<cluster,server>)"),
            new("Healthy", "bool_yes_no", "max by (cluster, server) (nats_server_healthy<cluster,server>)"),
            new("Cores used", "short", "max by (cluster, server) (nats_server_used_cores<cluster,server>)"),
            new("Memory", "bytes", "max by (cluster, server) (nats_server_memory_bytes<cluster,server>)"),
            new("Connections", "short", "max by (cluster, server) (nats_server_connections<cluster,server>)"),
            new("Received", "cps", "sum by (cluster, server) (rate(nats_server_received_messages_total<cluster,server>[$__rate_interval]))"),
            new("Sent", "cps", "sum by (cluster, server) (rate(nats_server_sent_messages_total<cluster,server>[$__rate_interval]))"),
            new("Slow consumers", "cps", "sum by (cluster, server) (rate(nats_server_slow_consumers_total<cluster,server>[$__rate_interval]))"),
            new("Running for", "s", "time() - max by (cluster, server) (nats_server_start_timestamp_seconds<cluster,server>)")),
        Panel.States("Healthy", "What servers' own health checks say.", "max by (cluster, server) (nats_server_healthy<cluster,server>)", "{{server}}") with { Height = 6 },
        Panel.Table("Not healthy, and why", "Servers whose health check fails, with the reason.",
            [new("cluster", "Cluster"), new("server", "Server", Uids.Nats), new("reason", "Reason")],
            new Value("Not healthy", "bool_yes_no", "max by (cluster, server, reason) (nats_server_unhealthy<cluster,server>) == 1")) with { Width = 12, Height = 6, Without = "none" });
}
