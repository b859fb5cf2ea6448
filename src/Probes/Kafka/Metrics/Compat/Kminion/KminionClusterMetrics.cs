using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Kminion;

/// <summary>What kminion says of the cluster, its brokers and their disks.</summary>
internal static class KminionClusterMetrics
{
    private static readonly string[] _broker = ["broker_id", "address", "port", "rack_id"];

    public static readonly Metric Up = KminionMetric.Of(
        "exporter_up", "1 if all that the page shows could be asked, else 0.", "Metadata, ListOffsets, ListGroups, OffsetFetch");

    public static readonly Metric ClusterInfo = KminionMetric.Of(
        "kafka_cluster_info", "1, with the cluster's version, brokers, controller and id.", "ApiVersions; Metadata",
        "cluster_version", "broker_count", "controller_id", "cluster_id");

    public static readonly Metric BrokerInfo = KminionMetric.Of(
        "kafka_broker_info", "1 for each broker, with where it says that it is reached, and whether it is the controller.", "Metadata: brokers",
        [.. _broker, "is_controller"]);

    public static readonly Metric BrokerLogDirSize = KminionMetric.Of(
        "kafka_broker_log_dir_size_total_bytes", "What partitions take on the broker's disks.", "DescribeLogDirs: partition_size", _broker);

    public static readonly Metric TopicLogDirSize = KminionMetric.Of(
        "kafka_topic_log_dir_size_total_bytes", "What the topic takes on disks, all copies together.", "DescribeLogDirs: partition_size", "topic_name").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [Up, ClusterInfo, BrokerInfo, BrokerLogDirSize, TopicLogDirSize];
}
