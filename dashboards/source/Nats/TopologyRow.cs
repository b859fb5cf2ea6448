namespace Dashboards.Nats;

/// <summary>How servers are connected.</summary>
internal static class TopologyRow
{
    public static Row Create() => Row.Folded("Routes, gateways, leaf nodes",
        Panel.Course("Members", "Servers of the cluster that each server counts; all should count the same.", "short",
            new Query("max by (cluster, server) (nats_server_cluster_members<cluster,server>)", "{{server}}")),
        Panel.Course("Peers without a route", "Servers of the cluster that this one has no route to.", "short",
            new Query("max by (cluster, server) (nats_server_unrouted_peers<cluster,server>)", "{{server}}")),
        Panel.Course("Releases and configurations", "Different releases and different configurations in one cluster; 1 each is good.", "short",
            new Query("max by (cluster) (nats_cluster_versions<cluster>)", "{{cluster}} releases"),
            new Query("max by (cluster) (nats_cluster_config_digests<cluster>)", "{{cluster}} configurations")),
        Panel.Course("Round trip of routes", "Round trip between servers of a cluster.", "s",
            new Query("max by (cluster, server, peer) (nats_route_roundtrip_seconds<cluster,server>)", "{{server}} to {{peer}}")),
        Panel.Course("Pending on routes", "Bytes that wait to be sent to another server.", "bytes",
            new Query("max by (cluster, server, peer) (nats_route_pending_bytes<cluster,server>)", "{{server}} to {{peer}}")),
        Panel.Course("Clocks", "How far a server's clock is ahead of the exporter's.", "s",
            new Query("max by (cluster, server) (nats_server_clock_offset_seconds<cluster,server>)", "{{server}}")),
        Panel.States("Gateways connected", "Whether there is a connection to each other cluster that is configured.", "max by (cluster, server, gateway) (nats_gateway_connected<cluster,server>)", "{{server}} to {{gateway}}"),
        Panel.Course("Messages through gateways", "Messages to and from other clusters.", "cps",
            new Query("sum by (cluster, server, gateway) (rate(nats_gateway_received_messages_total<cluster,server>[$__rate_interval]))", "{{server}} from {{gateway}}"),
            new Query("sum by (cluster, server, gateway) (rate(nats_gateway_sent_messages_total<cluster,server>[$__rate_interval]))", "{{server}} to {{gateway}}")) with { Width = 12 },
        Panel.Course("Leaf nodes", "Leaf nodes that are connected.", "short",
            new Query("max by (cluster, server) (nats_server_leafnodes<cluster,server>)", "{{server}}")) with { Width = 12 },
        Panel.Course("Round trip of leaf nodes", "Round trip to leaf nodes.", "s",
            new Query("max by (cluster, server, account, leafnode) (nats_leafnode_roundtrip_seconds<cluster,server,account>)", "{{server}} to {{leafnode}}")) with { Width = 12 });
}
