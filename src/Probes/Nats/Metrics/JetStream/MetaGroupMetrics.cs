using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>The raft group of all servers with JetStream, which places streams and consumers.</summary>
internal static class MetaGroupMetrics
{
    public static readonly Metric HasLeader = Metric.Gauge(
        "nats_jetstream_meta_has_leader",
        "Whether the server knows a leader of the meta group (1) or not (0): without one nothing can be created or moved.",
        "cluster", "server").From("JSZ: meta_cluster.leader");

    public static readonly Metric Leader = Metric.Gauge(
        "nats_jetstream_meta_leader",
        "1 for whom the server takes for the leader of the meta group.",
        "cluster", "server", "leader").From("JSZ: meta_cluster.leader");

    public static readonly Metric Leaders = Metric.Gauge(
        "nats_jetstream_meta_leaders",
        "How many different servers are taken for the leader by the servers of this target; more than 1 is a disagreement.",
        "cluster").From("JSZ: meta_cluster.leader").KeepingLargest();

    public static readonly Metric Size = Metric.Gauge(
        "nats_jetstream_meta_cluster_size",
        "Members of the meta group, by the server.",
        "cluster", "server").From("JSZ: meta_cluster.cluster_size");

    public static readonly Metric Pending = Metric.Gauge(
        "nats_jetstream_meta_pending_operations",
        "Operations of the meta group that the server has not applied yet; from 2.10.21 on.",
        "cluster", "server").From("JSZ: meta_cluster.pending");

    public static readonly Metric ReplicaOffline = Metric.Gauge(
        "nats_jetstream_meta_replica_offline",
        "Whether the member is away (1), shut down or not heard of for 10 s by the leader, or not (0).",
        "cluster", "replica").From("JSZ: meta_cluster.replicas, offline");

    public static readonly Metric ReplicaCurrent = Metric.Gauge(
        "nats_jetstream_meta_replica_current",
        "Whether the member has everything by the leader (1) or not (0).",
        "cluster", "replica").From("JSZ: meta_cluster.replicas, current");

    public static readonly Metric ReplicaLag = Metric.Gauge(
        "nats_jetstream_meta_replica_lag_operations",
        "Operations that the member is behind the leader.",
        "cluster", "replica").From("JSZ: meta_cluster.replicas, lag");

    public static readonly Metric ReplicaSilence = Metric.Gauge(
        "nats_jetstream_meta_replica_silence_seconds",
        "How long ago the leader last heard of the member; heartbeats come every second.",
        "cluster", "replica").From("JSZ: meta_cluster.replicas, active");

    public static readonly Metric SnapshotEntries = Metric.Gauge(
        "nats_jetstream_meta_snapshot_pending_entries",
        "Entries since the meta group's last snapshot; from 2.11.11 on.",
        "cluster", "server").From("JSZ: meta_cluster.snapshot.pending_entries");

    public static readonly Metric SnapshotBytes = Metric.Gauge(
        "nats_jetstream_meta_snapshot_pending_bytes",
        "Bytes of entries since the meta group's last snapshot; from 2.11.11 on.",
        "cluster", "server").From("JSZ: meta_cluster.snapshot.pending_size");

    public static readonly Metric SnapshotDuration = Metric.Gauge(
        "nats_jetstream_meta_snapshot_duration_seconds",
        "How long the meta group's last snapshot took; from 2.11.11 on.",
        "cluster", "server").From("JSZ: meta_cluster.snapshot.last_duration");

    public static readonly Metric SnapshotTime = Metric.Gauge(
        "nats_jetstream_meta_snapshot_timestamp_seconds",
        "When the meta group's last snapshot was made, in Unix time by the server's clock; from 2.11.11 on.",
        "cluster", "server").From("JSZ: meta_cluster.snapshot.last_time");

    public static IReadOnlyList<Metric> All { get; } =
    [
        HasLeader, Leader, Leaders, Size, Pending, ReplicaOffline, ReplicaCurrent, ReplicaLag, ReplicaSilence,
        SnapshotEntries, SnapshotBytes, SnapshotDuration, SnapshotTime,
    ];
}
