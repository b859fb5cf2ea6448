using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Exporter;

/// <summary>What danielqsj/kafka_exporter says of consumer groups, in its names.</summary>
internal static class ExporterGroupMetrics
{
    public static readonly Metric CurrentOffset = Metric.Gauge(
        "kafka_consumergroup_current_offset",
        "The next offset that the group will consume from the partition.",
        "cluster", "consumergroup", "topic", "partition").From("OffsetFetch").KeepingLargest();

    public static readonly Metric CurrentOffsetSum = Metric.Gauge(
        "kafka_consumergroup_current_offset_sum",
        "Sum of the offsets that the group has committed of the topic.",
        "cluster", "consumergroup", "topic").From("OffsetFetch").KeepingLargest();

    public static readonly Metric Lag = Metric.Gauge(
        "kafka_consumergroup_lag",
        "Offsets between the group's commit and the end of the partition.",
        "cluster", "consumergroup", "topic", "partition").From("OffsetFetch, ListOffsets").KeepingLargest();

    public static readonly Metric LagSum = Metric.Gauge(
        "kafka_consumergroup_lag_sum",
        "Offsets between the group's commits and the ends of the topic's partitions.",
        "cluster", "consumergroup", "topic").From("OffsetFetch, ListOffsets").KeepingLargest();

    public static readonly Metric Members = Metric.Gauge(
        "kafka_consumergroup_members",
        "Clients that are connected as members of the group.",
        "cluster", "consumergroup").From("DescribeGroups; ConsumerGroupDescribe: members").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [CurrentOffset, CurrentOffsetSum, Lag, LagSum, Members];
}
