using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>How consumers are led and copied, by their leaders. In a cluster only.</summary>
internal static class ConsumerReplicaMetrics
{
    public static readonly Metric Leader = Metric.Gauge(
        "nats_consumer_leader",
        "1 for the server that leads the consumer, which need not be the one that leads the stream.",
        "cluster", "account", "stream", "consumer", "server").From("JSZ: consumer_detail.cluster.leader");

    public static readonly Metric Leaderless = Metric.Gauge(
        "nats_consumer_leaderless",
        "1 while none of the servers that have the consumer knows a leader of it, so that it delivers nothing, absent otherwise; its other series are absent then.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.cluster.leader");

    public static readonly Metric Current = Metric.Gauge(
        "nats_consumer_replicas_current",
        "Copies that have everything, the leader's included; absent for consumers with one copy.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.cluster.replicas");

    public static readonly Metric Offline = Metric.Gauge(
        "nats_consumer_replicas_offline",
        "Copies on servers that are away: shut down, or not heard of for 10 s by the leader; absent for consumers with one copy.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.cluster.replicas, offline, active");

    public static readonly Metric AtRisk = Metric.Gauge(
        "nats_consumer_quorum_at_risk",
        "Whether copies are away and one more would leave no majority (1); absent for consumers with one copy.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.cluster.replicas");

    public static readonly Metric Lag = Metric.Gauge(
        "nats_consumer_replica_lag_operations",
        "Operations that the copy which is furthest behind is behind its leader; absent for consumers with one copy.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.cluster.replicas, lag").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [Leader, Leaderless, Current, Offline, AtRisk, Lag];
}
