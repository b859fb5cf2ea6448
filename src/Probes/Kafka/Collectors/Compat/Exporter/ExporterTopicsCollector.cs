using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Metrics.Compat.Exporter;
using Probes.Kafka.Model.Topics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Exporter;

/// <summary>What are brokers, topics and partitions like, in the words of kafka_exporter?</summary>
internal sealed class ExporterTopicsCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("compat_exporter_topics", TimeSpan.Zero, TimeSpan.Zero) { Page = KafkaExporterPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var (cluster, offsets) = (system.NameOf(view), await collection.OffsetsAsync());
        sink.Add(ClusterMetrics.Brokers, view.Brokers.Length, cluster);
        foreach (var broker in view.Brokers)
            sink.Add(ExporterClusterMetrics.BrokerInfo, 1L, cluster, NumberText.Of(broker.Id), $"{broker.Host}:{NumberText.Of(broker.Port)}");
        foreach (var topic in view.Topics.Where(system.Admits))
        {
            sink.Add(TopicMetrics.Partitions, topic.Partitions.Length, cluster, topic.Name);
            var known = offsets.Of(topic.Name);
            for (var i = 0; i < topic.Partitions.Length; i++)
                Add(sink, topic.Partitions[i], known?.End[i] ?? -1, known?.First[i] ?? -1, [cluster, topic.Name, NumberText.Of(topic.Partitions[i].Index)]);
        }
    }

    private static void Add(SampleSink sink, PartitionView partition, long end, long first, ReadOnlySpan<string> labels)
    {
        if (end >= 0)
            sink.Add(ExporterPartitionMetrics.CurrentOffset, end, labels);
        if (first >= 0)
            sink.Add(ExporterPartitionMetrics.OldestOffset, first, labels);
        if (!partition.IsOffline)
            sink.Add(ExporterPartitionMetrics.Leader, partition.Leader, labels);
        sink.Add(ExporterPartitionMetrics.Replicas, partition.Replicas.Length, labels);
        sink.Add(ExporterPartitionMetrics.InSyncReplicas, partition.InSync.Length, labels);
        if (partition.HasPreferredLeader is { } isPreferred)
            sink.Add(ExporterPartitionMetrics.LeaderIsPreferred, isPreferred, labels);
        sink.Add(ExporterPartitionMetrics.UnderReplicated, partition.IsUnderReplicated, labels);
    }
}
