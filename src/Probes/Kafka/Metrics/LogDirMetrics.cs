using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>What brokers keep, and on which disk. Asked about once a minute, unless log_dirs is off.</summary>
internal static class LogDirMetrics
{
    private const string Origin = "DescribeLogDirs";

    public static readonly Metric Online = Metric.Gauge(
        "kafka_log_dir_online",
        "Whether the broker can use the directory (1), or has taken it offline after an error of its disk (0).",
        "cluster", "broker", "log_dir").From(Origin + ": results.error_code");

    public static readonly Metric Size = Metric.Gauge(
        "kafka_log_dir_size_bytes",
        "What the partitions in the directory take, those that the filter leaves out included.",
        "cluster", "broker", "log_dir").From(Origin + ": partition_size");

    public static readonly Metric Capacity = Metric.Gauge(
        "kafka_log_dir_capacity_bytes",
        "Size of the volume that the directory is on; from 3.3 on.",
        "cluster", "broker", "log_dir").From(Origin + ": total_bytes");

    public static readonly Metric Usable = Metric.Gauge(
        "kafka_log_dir_usable_bytes",
        "What is free of the volume that the directory is on; from 3.3 on.",
        "cluster", "broker", "log_dir").From(Origin + ": usable_bytes");

    public static readonly Metric Partitions = Metric.Gauge(
        "kafka_log_dir_partitions",
        "Copies of partitions in the directory, those under way to another directory included.",
        "cluster", "broker", "log_dir").From(Origin + ": partitions");

    public static readonly Metric ReplicaLag = Metric.Gauge(
        "kafka_broker_replica_lag_messages",
        "Messages that the broker's copies are behind the high watermarks, over all of its partitions: what it must still fetch before it is in sync.",
        "cluster", "broker").From(Origin + ": offset_lag");

    public static readonly Metric TopicSize = Metric.Gauge(
        "kafka_topic_size_bytes",
        "What the topic takes on disks, all copies together; absent while a broker that has copies does not answer.",
        "cluster", "topic").From(Origin + ": partition_size").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [Online, Size, Capacity, Usable, Partitions, ReplicaLag, TopicSize];
}
