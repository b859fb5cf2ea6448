using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Kminion;
using Probes.Kafka.Model.Topics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Kminion;

/// <summary>Where do partitions begin and end, in the words of kminion?</summary>
internal sealed class KminionTopicsCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("compat_kminion_topics", TimeSpan.Zero, TimeSpan.Zero) { Page = KminionPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var cluster = collection.System.NameOf(await collection.ViewAsync());
        var reading = await collection.OffsetsAsync();
        if (reading.Failure is { } failure)
            throw failure;
        foreach (var offsets in reading.Topics)
        {
            Add(sink, cluster, offsets.Topic, offsets.End, KminionTopicMetrics.PartitionHighWaterMark, KminionTopicMetrics.HighWaterMarkSum);
            Add(sink, cluster, offsets.Topic, offsets.First, KminionTopicMetrics.PartitionLowWaterMark, KminionTopicMetrics.LowWaterMarkSum);
        }
    }

    private static void Add(SampleSink sink, string cluster, TopicView topic, long[] offsets, Metric each, Metric all)
    {
        for (var i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] >= 0)
                sink.Add(each, offsets[i], cluster, topic.Name, NumberText.Of(topic.Partitions[i].Index));
        }

        // A sum that lacks a partition would fall.
        if (offsets.All(static offset => offset >= 0))
            sink.Add(all, offsets.Sum(), cluster, topic.Name);
    }
}
