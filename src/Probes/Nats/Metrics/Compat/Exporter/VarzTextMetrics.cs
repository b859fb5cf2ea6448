using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter makes of the texts in /varz and /routez.</summary>
internal static class VarzTextMetrics
{
    public static readonly Metric ServerId = ExporterMetric.VarzText("server_id", "1, with the server's id in the label.");

    public static readonly Metric ServerName = ExporterMetric.VarzText("server_name", "1, with the server's name in the label.");

    public static readonly Metric Version = ExporterMetric.VarzText("version", "1, with the server's version in the label.");

    public static readonly Metric ClusterName = ExporterMetric.VarzText("cluster_name", "1, with the cluster's name in the label.");

    public static readonly Metric GatewayName = ExporterMetric.VarzText("gateway_name", "1, with the gateway's name in the label.");

    public static readonly Metric MetaName = ExporterMetric.VarzText("jetstream_meta_name", "1, with the meta group's name in the label.");

    public static readonly Metric MetaLeader = ExporterMetric.VarzText("jetstream_meta_leader", "1, with the name of the meta group's leader in the label.");

    public static readonly Metric Domain = ExporterMetric.VarzText("jetstream_config_domain", "1, with JetStream's domain in the label.");

    public static readonly Metric RoutezServerId = ExporterMetric.Of("gnatsd_routez_server_id", "1, with the server's id in the label.", "/varz, server_id", "value");

    public static readonly Metric RoutezServerName = ExporterMetric.Of("gnatsd_routez_server_name", "1, with the server's name in the label.", "/varz, server_name", "value");

    public static IReadOnlyList<Metric> All { get; } =
    [
        ServerId, ServerName, Version, ClusterName, GatewayName, MetaName, MetaLeader, Domain, RoutezServerId,
        RoutezServerName,
    ];
}
