using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>Numbers of /varz that only newer servers have.</summary>
internal static class VarzLaterMetrics
{
    public static readonly Metric Gomemlimit = ExporterMetric.Varz("gomemlimit", "Memory limit of the Go runtime in bytes; from 2.10.28 on.");

    public static readonly Metric SlowConsumerStatsClients = ExporterMetric.Varz("slow_consumer_stats_clients", "Clients that were closed because they read too slowly; from 2.10 on.");

    public static readonly Metric SlowConsumerStatsRoutes = ExporterMetric.Varz("slow_consumer_stats_routes", "Routes that were closed because they read too slowly; from 2.10 on.");

    public static readonly Metric SlowConsumerStatsGateways = ExporterMetric.Varz("slow_consumer_stats_gateways", "Gateways that were closed because they read too slowly; from 2.10 on.");

    public static readonly Metric SlowConsumerStatsLeafs = ExporterMetric.Varz("slow_consumer_stats_leafs", "Leaf nodes that were closed because they read too slowly; from 2.10 on.");

    public static readonly Metric StaleConnections = ExporterMetric.Varz("stale_connections", "Connections that were closed because they answered no PING; from 2.12 on.");

    public static readonly Metric StaleConnectionStatsClients = ExporterMetric.Varz("stale_connection_stats_clients", "Clients that were closed because they answered no PING; from 2.12 on.");

    public static readonly Metric StaleConnectionStatsRoutes = ExporterMetric.Varz("stale_connection_stats_routes", "Routes that were closed because they answered no PING; from 2.12 on.");

    public static readonly Metric StaleConnectionStatsGateways = ExporterMetric.Varz("stale_connection_stats_gateways", "Gateways that were closed because they answered no PING; from 2.12 on.");

    public static readonly Metric StaleConnectionStatsLeafs = ExporterMetric.Varz("stale_connection_stats_leafs", "Leaf nodes that were closed because they answered no PING; from 2.12 on.");

    public static readonly Metric StalledClients = ExporterMetric.Varz("stalled_clients", "Times that producers were held up for a slow reader; from 2.12 on.");

    public static readonly Metric InClientMsgs = ExporterMetric.Varz("in_client_msgs", "Messages received from clients since the server started; from 2.12.9 on.");

    public static readonly Metric OutClientMsgs = ExporterMetric.Varz("out_client_msgs", "Messages sent to clients since the server started; from 2.12.9 on.");

    public static readonly Metric InClientBytes = ExporterMetric.Varz("in_client_bytes", "Bytes received from clients since the server started; from 2.12.9 on.");

    public static readonly Metric OutClientBytes = ExporterMetric.Varz("out_client_bytes", "Bytes sent to clients since the server started; from 2.12.9 on.");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Gomemlimit, SlowConsumerStatsClients, SlowConsumerStatsRoutes, SlowConsumerStatsGateways,
        SlowConsumerStatsLeafs, StaleConnections, StaleConnectionStatsClients, StaleConnectionStatsRoutes,
        StaleConnectionStatsGateways, StaleConnectionStatsLeafs, StalledClients, InClientMsgs, OutClientMsgs, InClientBytes,
        OutClientBytes,
    ];
}
