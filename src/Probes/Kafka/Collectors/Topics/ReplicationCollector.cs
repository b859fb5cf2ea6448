using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Topics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>Does each partition have its leader and its copies? Metadata tells, so that it is known even while brokers are silent.</summary>
internal sealed class ReplicationCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("replication", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var (cluster, settings) = (system.NameOf(view), system.Settings);
        foreach (var topic in view.Topics.Where(system.Watches))
        {
            sink.Add(TopicMetrics.Partitions, topic.Partitions.Length, cluster, topic.Name);
            sink.Add(TopicMetrics.ReplicationFactor, topic.ReplicationFactor, cluster, topic.Name);
            sink.Add(TopicMetrics.UnderReplicated, topic.UnderReplicated, cluster, topic.Name);
            sink.Add(TopicMetrics.Offline, topic.Offline, cluster, topic.Name);
            sink.Add(TopicMetrics.NotPreferredLeader, topic.NotPreferredLeader, cluster, topic.Name);
            if (settings.GetValueOrDefault(topic.Name)?.MinInSync is { } least)
                sink.Add(TopicMetrics.UnderMinIsr, topic.UnderMinIsr(least), cluster, topic.Name);
            if (system.Options.Granularity == Granularity.Partition && system.Admits(topic))
                AddPartitions(sink, cluster, topic);
        }
    }

    private static void AddPartitions(SampleSink sink, string cluster, TopicView topic)
    {
        foreach (var partition in topic.Partitions)
        {
            ReadOnlySpan<string> labels = [cluster, topic.Name, NumberText.Of(partition.Index)];
            if (!partition.IsOffline)
                sink.Add(PartitionMetrics.Leader, partition.Leader, labels);
            if (partition.HasPreferredLeader is { } isPreferred)
                sink.Add(PartitionMetrics.PreferredLeader, isPreferred, labels);
            sink.Add(PartitionMetrics.Replicas, partition.Replicas.Length, labels);
            sink.Add(PartitionMetrics.InSyncReplicas, partition.InSync.Length, labels);
            sink.Add(PartitionMetrics.UnderReplicated, partition.IsUnderReplicated, labels);
        }
    }
}
