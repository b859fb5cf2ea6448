using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>Each partition by itself; only with granularity partition.</summary>
internal static class PartitionMetrics
{
    private const string Only = "; only with granularity partition.";

    public static readonly Metric Leader = Metric.Gauge(
        "kafka_partition_leader",
        "Node id of the broker that leads the partition, absent while none does" + Only,
        "cluster", "topic", "partition").From("Metadata: leader_id");

    public static readonly Metric PreferredLeader = Metric.Gauge(
        "kafka_partition_preferred_leader",
        "Whether the first of the partition's copies leads it (1) or another one (0), absent while none does" + Only,
        "cluster", "topic", "partition").From("Metadata: leader_id, replica_nodes");

    public static readonly Metric Replicas = Metric.Gauge(
        "kafka_partition_replicas",
        "Copies that the partition should have" + Only,
        "cluster", "topic", "partition").From("Metadata: replica_nodes");

    public static readonly Metric InSyncReplicas = Metric.Gauge(
        "kafka_partition_in_sync_replicas",
        "Copies of the partition that are complete, the leader's included" + Only,
        "cluster", "topic", "partition").From("Metadata: isr_nodes");

    public static readonly Metric UnderReplicated = Metric.Gauge(
        "kafka_partition_under_replicated",
        "Whether fewer copies are in sync than should be (1) or all are (0)" + Only,
        "cluster", "topic", "partition").From("Metadata: isr_nodes, replica_nodes");

    public static readonly Metric EndOffset = Metric.Gauge(
        "kafka_partition_end_offset",
        "Offset of the next message that consumers will see (high watermark)" + Only,
        "cluster", "topic", "partition").From("ListOffsets, latest").KeepingLargest();

    public static readonly Metric FirstOffset = Metric.Gauge(
        "kafka_partition_first_offset",
        "Lowest offset that the partition still has" + Only,
        "cluster", "topic", "partition").From("ListOffsets, earliest").KeepingLargest();

    public static readonly Metric OpenTransaction = Metric.Gauge(
        "kafka_partition_open_transaction_messages",
        "Messages that read_committed consumers cannot see yet: high watermark minus last stable offset, asked about once a minute" + Only,
        "cluster", "topic", "partition").From("ListOffsets, isolation 1 and 0").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } =
        [Leader, PreferredLeader, Replicas, InSyncReplicas, UnderReplicated, EndOffset, FirstOffset, OpenTransaction];
}
