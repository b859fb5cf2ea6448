using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Exporter;

/// <summary>What danielqsj/kafka_exporter says of partitions, in its names.</summary>
internal static class ExporterPartitionMetrics
{
    public static readonly Metric CurrentOffset = Of(
        "current_offset", "Offset of the next message that consumers will see (high watermark).", "ListOffsets, latest").KeepingLargest();

    public static readonly Metric OldestOffset = Of(
        "oldest_offset", "Lowest offset that the partition still has.", "ListOffsets, earliest").KeepingLargest();

    public static readonly Metric Leader = Of("leader", "Node id of the broker that leads the partition.", "Metadata: leader_id");

    public static readonly Metric Replicas = Of("replicas", "Copies that the partition should have.", "Metadata: replica_nodes");

    public static readonly Metric InSyncReplicas = Of("in_sync_replica", "Copies that are complete, the leader's included.", "Metadata: isr_nodes");

    public static readonly Metric LeaderIsPreferred = Of(
        "leader_is_preferred", "1 if the first of the partition's copies leads it, else 0.", "Metadata: leader_id, replica_nodes");

    public static readonly Metric UnderReplicated = Of(
        "under_replicated_partition", "1 if fewer copies are in sync than should be, else 0.", "Metadata: isr_nodes, replica_nodes");

    public static IReadOnlyList<Metric> All { get; } =
        [CurrentOffset, OldestOffset, Leader, Replicas, InSyncReplicas, LeaderIsPreferred, UnderReplicated];

    private static Metric Of(string name, string help, string origin) =>
        Metric.Gauge("kafka_topic_partition_" + name, help, "cluster", "topic", "partition").From(origin);
}
