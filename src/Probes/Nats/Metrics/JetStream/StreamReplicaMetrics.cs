using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>How streams are led and copied, by their leaders. In a cluster only.</summary>
internal static class StreamReplicaMetrics
{
    public static readonly Metric LeaderSince = Metric.Gauge(
        "nats_stream_leader_since_timestamp_seconds",
        "Since when the stream's leader leads, in Unix time by its clock; from 2.11.9 on.",
        "cluster", "account", "stream").From("JSZ: stream_detail.cluster.leader_since");

    public static readonly Metric Leader = Metric.Gauge(
        "nats_stream_leader",
        "1 for the server that leads the stream; a state beside the values, so that they stay the same series when the leader moves.",
        "cluster", "account", "stream", "server").From("JSZ: stream_detail.cluster.leader");

    public static readonly Metric Leaderless = Metric.Gauge(
        "nats_stream_leaderless",
        "Whether none of the servers that have the stream knows a leader of it (1), so that nothing can be written; its other series then are those of the copy that is furthest.",
        "cluster", "account", "stream").From("JSZ: stream_detail.cluster.leader");

    public static readonly Metric Configured = Metric.Gauge(
        "nats_stream_replicas_configured",
        "Copies that the stream should have.",
        "cluster", "account", "stream").From("JSZ: stream_detail.config.num_replicas");

    public static readonly Metric Current = Metric.Gauge(
        "nats_stream_replicas_current",
        "Copies that have everything, the leader's included.",
        "cluster", "account", "stream").From("JSZ: stream_detail.cluster.replicas");

    public static readonly Metric Offline = Metric.Gauge(
        "nats_stream_replicas_offline",
        "Copies on servers that are away: shut down, or not heard of for 10 s by the leader.",
        "cluster", "account", "stream").From("JSZ: stream_detail.cluster.replicas, offline, active");

    public static readonly Metric Missing = Metric.Gauge(
        "nats_stream_replicas_missing",
        "Copies that should be and are on no server.",
        "cluster", "account", "stream").From("JSZ: stream_detail.cluster.replicas, config.num_replicas");

    public static readonly Metric AtRisk = Metric.Gauge(
        "nats_stream_quorum_at_risk",
        "Whether copies are away and one more would leave no majority (1), so that the stream stops taking messages.",
        "cluster", "account", "stream").From("JSZ: stream_detail.cluster.replicas, config.num_replicas");

    public static readonly Metric Lag = Metric.Gauge(
        "nats_stream_replica_lag_operations",
        "Operations that a copy is behind its leader.",
        "cluster", "account", "stream", "replica").From("JSZ: stream_detail.cluster.replicas, lag").KeepingLargest();

    public static readonly Metric Silence = Metric.Gauge(
        "nats_stream_replica_silence_seconds",
        "How long ago the leader last heard of a copy; heartbeats come every second.",
        "cluster", "account", "stream", "replica").From("JSZ: stream_detail.cluster.replicas, active").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } =
        [Leader, LeaderSince, Leaderless, Configured, Current, Offline, Missing, AtRisk, Lag, Silence];
}
