using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Exporter;
using Probes.Metrics;

namespace Probes.Kafka;

/// <summary>The page with the names of danielqsj/kafka_exporter 1.9, and in what each of its families differs here.</summary>
internal static class KafkaExporterPage
{
    public const string Name = "kafka_exporter";

    private const string Cluster = "one more label, `cluster`";
    private const string NoCommit = "absent for a partition that the group has never committed on, instead of -1";
    private const string Groups = "a group that two coordinators list is shown once";

    public static CompatPage Page { get; } = new(Name,
    [
        .. ExporterClusterMetrics.All.Select(static metric => CompatFamily.Changed(metric, Cluster)),
        .. ExporterPartitionMetrics.All.Select(Partition),
        CompatFamily.Changed(ExporterGroupMetrics.CurrentOffset, $"{NoCommit}; {Groups}; {Cluster}"),
        CompatFamily.Changed(ExporterGroupMetrics.CurrentOffsetSum, $"without -1 for each partition that has no commit; absent while a commit cannot be read; {Groups}; {Cluster}"),
        CompatFamily.Changed(ExporterGroupMetrics.Lag, $"never below zero, because commits are read before ends; {NoCommit}; {Groups}; {Cluster}"),
        CompatFamily.Changed(ExporterGroupMetrics.LagSum, $"never below zero; absent while a commit or the end of a partition that has one cannot be read; {Groups}; {Cluster}"),
        CompatFamily.Changed(ExporterGroupMetrics.Members, $"of groups of the consumer protocol (KIP-848) too, where it says 0; {Groups}; {Cluster}"),
        CompatFamily.Missing("kafka_consumergroupzookeeper_lag_zookeeper", "Groups that commit to ZooKeeper are not read."),
        CompatFamily.Missing("kafka_exporter_build_info", "It is about that program; `/metrics` has `broker_exporter_build_info`."),
    ]);

    private static CompatFamily Partition(Metric metric) => CompatFamily.Changed(metric,
        metric == ExporterPartitionMetrics.LeaderIsPreferred ? $"absent while nobody leads the partition, instead of 0; {Cluster}" : Cluster);
}
