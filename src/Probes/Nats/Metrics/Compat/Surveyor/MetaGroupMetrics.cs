using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of the meta group, as each server sees it.</summary>
internal static class MetaGroupMetrics
{
    public static readonly Metric Info = SurveyorMetric.JetStream(
        "cluster_raft_group_info", "1 for each server that knows a meta group.", "/varz, jetstream.meta", "jetstream_domain", "raft_group", "leader");

    public static readonly Metric Size = SurveyorMetric.JetStream(
        "cluster_raft_group_size", "Members of the meta group.", "/varz, jetstream.meta.cluster_size");

    public static readonly Metric Leader = SurveyorMetric.JetStream(
        "cluster_raft_group_leader", "Whether this server leads the meta group (1) or not (0).", "/varz, jetstream.meta.leader");

    public static readonly Metric Replicas = SurveyorMetric.JetStream(
        "cluster_raft_group_replicas", "Members that the leader hears of.", "/varz, jetstream.meta.replicas");

    public static readonly Metric Active = SurveyorMetric.JetStream(
        "cluster_raft_group_replica_peer_active", "Nanoseconds since the leader last heard of the member.", "/varz, jetstream.meta.replicas.active", "peer");

    public static readonly Metric Current = SurveyorMetric.JetStream(
        "cluster_raft_group_replica_peer_current", "Whether the member is up to date (1) or not (0).", "/varz, jetstream.meta.replicas.current", "peer");

    public static readonly Metric Offline = SurveyorMetric.JetStream(
        "cluster_raft_group_replica_peer_offline", "Whether the member is offline (1) or not (0).", "/varz, jetstream.meta.replicas.offline", "peer");

    public static readonly Metric SnapshotEntries = SurveyorMetric.JetStream(
        "meta_snapshot_pending_entries", "Entries since the last snapshot of the meta group; from 2.11.11 on.", "/varz, jetstream.meta.snapshot.pending_entries");

    public static readonly Metric SnapshotBytes = SurveyorMetric.JetStream(
        "meta_snapshot_pending_bytes", "Bytes since the last snapshot of the meta group; from 2.11.11 on.", "/varz, jetstream.meta.snapshot.pending_size");

    public static readonly Metric SnapshotDuration = SurveyorMetric.JetStream(
        "meta_snapshot_last_duration_seconds", "Seconds that the last snapshot of the meta group took; from 2.11.11 on.", "/varz, jetstream.meta.snapshot.last_duration");

    public static readonly Metric SnapshotTime = SurveyorMetric.JetStream(
        "meta_snapshot_last_timestamp_seconds", "Unix time of the last snapshot of the meta group; from 2.11.11 on.", "/varz, jetstream.meta.snapshot.last_time");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Info, Size, Leader, Replicas, Active, Current, Offline, SnapshotEntries, SnapshotBytes, SnapshotDuration,
        SnapshotTime,
    ];
}
