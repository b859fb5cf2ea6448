using Probes.Kafka.Metrics;
using Probes.Metrics;

namespace Probes.Kafka;

/// <summary>Everything that Kafka adds to the shared vocabulary, in the order of exposition.</summary>
internal static class KafkaMetrics
{
    /// <summary>The value of the label <c>system</c>.</summary>
    public const string System = "kafka";

    public static IReadOnlyList<Metric> All { get; } =
    [
        .. ClusterMetrics.All,
        .. LogDirMetrics.All,
        .. TopicMetrics.All,
        .. TopicSettingMetrics.All,
        .. PartitionMetrics.All,
        .. GroupMetrics.All,
        .. GroupMemberMetrics.All,
        .. GroupPartitionMetrics.All,
        .. CanaryMetrics.All,
    ];
}
