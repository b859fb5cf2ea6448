using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter counts of connections, and of health.</summary>
internal static class LinkMetrics
{
    public static readonly Metric Routes = ExporterMetric.Of(
        "gnatsd_routez_num_routes", "Connections to other servers of the cluster.", "/varz, routes");

    public static readonly Metric Connections = ExporterMetric.Of(
        "gnatsd_connz_num_connections", "Clients that are connected.", "/varz, connections");

    public static readonly Metric ConnectionsTotal = ExporterMetric.Of(
        "gnatsd_connz_total", "Clients that are connected.", "/varz, connections");

    public static readonly Metric LeafNodes = ExporterMetric.Of(
        "gnatsd_leafz_conn_nodes_total", "Connections from and to leaf nodes.", "/varz, leafnodes");

    public static readonly Metric HealthStatus = ExporterMetric.Of(
        "gnatsd_healthz_status", "0 if the server says that it is well, else 1.", "/healthz, status");

    public static readonly Metric HealthStatusValue = ExporterMetric.Of(
        "gnatsd_healthz_status_value", "1 if the status that the server tells of itself is ok, else 0, with the status in the label.", "/healthz, status", "value");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Routes, Connections, ConnectionsTotal, LeafNodes, HealthStatus, HealthStatusValue,
    ];
}
