using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Whether the servers of a cluster are alike, and know each other.</summary>
internal static class ServerSkewMetrics
{
    public static readonly Metric Servers = Metric.Gauge(
        "nats_cluster_servers",
        "Servers of the cluster that answered this target.",
        "cluster").From("/varz, counted");

    public static readonly Metric Versions = Metric.Gauge(
        "nats_cluster_versions",
        "Different versions among the servers that answered: 1 but for the time of an upgrade.",
        "cluster").From("/varz, version");

    public static readonly Metric ConfigDigests = Metric.Gauge(
        "nats_cluster_config_digests",
        "Different configurations among the servers that answered; servers from 2.11 on. They differ too where each names itself in it.",
        "cluster").From("/varz, config_digest");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Servers, Versions, ConfigDigests,
    ];
}
