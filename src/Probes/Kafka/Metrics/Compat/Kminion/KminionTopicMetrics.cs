using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Kminion;

/// <summary>What kminion says of topics.</summary>
internal static class KminionTopicMetrics
{
    public static readonly Metric Info = KminionMetric.Of(
        "kafka_topic_info", "1 for each topic, with how it is laid out and what becomes of old messages.", "Metadata; DescribeConfigs: cleanup.policy",
        "topic_name", "partition_count", "replication_factor", "cleanup_policy");

    public static readonly Metric PartitionHighWaterMark = KminionMetric.Of(
        "kafka_topic_partition_high_water_mark", "Offset of the next message that consumers will see.", "ListOffsets, latest",
        "topic_name", "partition_id").KeepingLargest();

    public static readonly Metric HighWaterMarkSum = KminionMetric.Of(
        "kafka_topic_high_water_mark_sum", "Sum of the high watermarks of the topic's partitions.", "ListOffsets, latest", "topic_name").KeepingLargest();

    public static readonly Metric PartitionLowWaterMark = KminionMetric.Of(
        "kafka_topic_partition_low_water_mark", "Lowest offset that the partition still has.", "ListOffsets, earliest",
        "topic_name", "partition_id").KeepingLargest();

    public static readonly Metric LowWaterMarkSum = KminionMetric.Of(
        "kafka_topic_low_water_mark_sum", "Sum of the lowest offsets of the topic's partitions.", "ListOffsets, earliest", "topic_name").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [Info, PartitionHighWaterMark, HighWaterMarkSum, PartitionLowWaterMark, LowWaterMarkSum];
}
