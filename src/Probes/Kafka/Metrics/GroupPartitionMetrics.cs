using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>Each group on each partition; only with granularity partition.</summary>
internal static class GroupPartitionMetrics
{
    public static readonly Metric Lag = Metric.Gauge(
        "kafka_group_partition_lag_messages",
        "Messages between the group's committed offset and the end of the partition; only with granularity partition.",
        "cluster", "group", "topic", "partition").From("OffsetFetch, ListOffsets").KeepingLargest();

    public static readonly Metric LagSeconds = Metric.Gauge(
        "kafka_group_partition_lag_seconds",
        "Age of the oldest message of the partition that the group has not consumed yet, absent while it cannot be known; only with granularity partition.",
        "cluster", "group", "topic", "partition").From("OffsetFetch, ListOffsets").KeepingLargest();

    public static readonly Metric CommittedOffset = Metric.Gauge(
        "kafka_group_partition_committed_offset",
        "The next offset that the group will consume from the partition; only with granularity partition.",
        "cluster", "group", "topic", "partition").From("OffsetFetch").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [Lag, LagSeconds, CommittedOffset];
}
