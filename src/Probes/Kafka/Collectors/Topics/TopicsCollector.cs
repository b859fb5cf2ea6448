using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Topics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>What is in each topic, and how fast does it grow?</summary>
internal sealed class TopicsCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("topics", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var system = collection.System;
        var cluster = system.NameOf(await collection.ViewAsync());
        var reading = await collection.OffsetsAsync();
        if (reading.Failure is { } failure)
            throw failure;
        var now = system.Now;
        foreach (var offsets in reading.Topics)
        {
            var name = offsets.Topic.Name;
            var unknown = offsets.UnknownPartitions;
            sink.Add(MessagingMetrics.TopicUnknownPartitions, unknown, KafkaMetrics.System, cluster, name);
            if (unknown == offsets.End.Length)
                continue;
            var memory = system.Topics.Of(name, now);
            sink.Add(MessagingMetrics.TopicPublishedMessages, memory.Published.Total, KafkaMetrics.System, cluster, name);
            sink.Add(MessagingMetrics.TopicRetainedMessages, offsets.Retained, KafkaMetrics.System, cluster, name);
            sink.Add(TopicMetrics.Recreated, memory.Recreations, cluster, name);
            if (system.Options.Granularity == Granularity.Partition)
                AddPartitions(sink, cluster, offsets);
        }
    }

    private static void AddPartitions(SampleSink sink, string cluster, TopicOffsets offsets)
    {
        for (var i = 0; i < offsets.End.Length; i++)
        {
            var partition = NumberText.Of(offsets.Topic.Partitions[i].Index);
            if (offsets.End[i] >= 0)
                sink.Add(PartitionMetrics.EndOffset, offsets.End[i], cluster, offsets.Topic.Name, partition);
            if (offsets.First[i] >= 0)
                sink.Add(PartitionMetrics.FirstOffset, offsets.First[i], cluster, offsets.Topic.Name, partition);
        }
    }
}
