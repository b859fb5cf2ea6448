using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Exporter;

/// <summary>What danielqsj/kafka_exporter says of brokers and topics, in its names. Two of them are this exporter's own too, and mean the same.</summary>
internal static class ExporterClusterMetrics
{
    public static readonly Metric BrokerInfo = Metric.Gauge(
        "kafka_broker_info",
        "1 for each broker, with its node id and where it says that it is reached.",
        "cluster", "id", "address").From("Metadata: brokers");

    public static IReadOnlyList<Metric> All { get; } = [ClusterMetrics.Brokers, BrokerInfo, TopicMetrics.Partitions];
}
