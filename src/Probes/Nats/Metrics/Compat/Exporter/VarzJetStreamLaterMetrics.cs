using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>Numbers of JetStream in /varz that only newer servers have.</summary>
internal static class VarzJetStreamLaterMetrics
{
    public static readonly Metric ApiInflight = ExporterMetric.Varz("jetstream_stats_api_inflight", "Requests to JetStream's API that are being answered; from 2.10 on.");

    public static readonly Metric ApiLevel = ExporterMetric.Varz("jetstream_stats_api_level", "Which level of JetStream's API the server has; from 2.11 on.");

    public static readonly Metric MaxRequestBatch = ExporterMetric.Varz("jetstream_limits_max_request_batch", "How many messages a pull may ask for; from 2.11 on.");

    public static readonly Metric MaxAckPending = ExporterMetric.Varz("jetstream_limits_max_ack_pending", "How many messages of a consumer may wait to be acknowledged; from 2.11 on.");

    public static readonly Metric MaxHaAssets = ExporterMetric.Varz("jetstream_limits_max_ha_assets", "How many Raft groups the server may be a member of; from 2.11 on.");

    public static readonly Metric MetaPending = ExporterMetric.Varz("jetstream_meta_pending", "Entries of the meta group that were proposed and not applied; from 2.10.21 on.");

    public static IReadOnlyList<Metric> All { get; } =
    [
        ApiInflight, ApiLevel, MaxRequestBatch, MaxAckPending, MaxHaAssets, MetaPending,
    ];
}
