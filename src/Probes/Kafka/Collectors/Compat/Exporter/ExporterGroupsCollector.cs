using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Exporter;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Exporter;

/// <summary>How far are groups, in the words of kafka_exporter?</summary>
internal sealed class ExporterGroupsCollector : ICollector<KafkaCollection>
{
    public const string Name = "compat_exporter_groups";

    public CollectorDescription Description { get; } = new(Name, TimeSpan.Zero, TimeSpan.Zero) { Page = KafkaExporterPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var cluster = collection.System.NameOf(await collection.ViewAsync());
        var reading = await collection.GroupsAsync();
        foreach (var group in reading.Groups)
        {
            if (group.Members is { } members)
                sink.Add(ExporterGroupMetrics.Members, members.Length, cluster, group.Id);
        }

        foreach (var topic in CommittedTopic.Of(reading, await collection.OffsetsAsync()))
            Add(sink, cluster, topic);
    }

    private static void Add(SampleSink sink, string cluster, CommittedTopic topic)
    {
        foreach (var (index, offset, lag) in topic.Partitions)
        {
            ReadOnlySpan<string> labels = [cluster, topic.Group, topic.Topic, NumberText.Of(index)];
            sink.Add(ExporterGroupMetrics.CurrentOffset, offset, labels);
            if (lag is { } known)
                sink.Add(ExporterGroupMetrics.Lag, known, labels);
        }

        if (topic.AreCommitsKnown)
            sink.Add(ExporterGroupMetrics.CurrentOffsetSum, topic.OffsetSum, cluster, topic.Group, topic.Topic);
        if (topic.LagSum is { } sum)
            sink.Add(ExporterGroupMetrics.LagSum, sum, cluster, topic.Group, topic.Topic);
    }
}
