using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>Settings of topics that explain the other numbers. Asked every few minutes.</summary>
internal static class TopicSettingMetrics
{
    private const string Origin = "DescribeConfigs: ";

    public static readonly Metric Info = Metric.Gauge(
        "kafka_topic_info",
        "1 for each topic, with what becomes of old messages (delete, compact, or both with a comma) and whether it is one of Kafka's own (yes, no).",
        "cluster", "topic", "cleanup_policy", "internal").From(Origin + "cleanup.policy; Metadata: is_internal");

    public static readonly Metric MinInSync = Metric.Gauge(
        "kafka_topic_min_in_sync_replicas",
        "Copies that must be in sync for a producer with acks=all to be served.",
        "cluster", "topic").From(Origin + "min.insync.replicas");

    public static readonly Metric Retention = Metric.Gauge(
        "kafka_topic_retention_seconds",
        "How long messages are kept at least; absent if for ever. A group whose lag in seconds comes near it is about to lose messages.",
        "cluster", "topic").From(Origin + "retention.ms");

    public static readonly Metric RetentionSize = Metric.Gauge(
        "kafka_topic_partition_retention_bytes",
        "How much of each partition is kept at most; absent without a limit.",
        "cluster", "topic").From(Origin + "retention.bytes");

    public static IReadOnlyList<Metric> All { get; } = [Info, MinInSync, Retention, RetentionSize];
}
