using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>Is there a transaction that nobody ends? Last stable offsets, read after the ends: what is written meanwhile is no open transaction.</summary>
internal sealed class TransactionsCollector : ICollector<KafkaCollection>
{
    private const sbyte ReadCommitted = 1;

    public CollectorDescription Description { get; } = new("transactions", TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5)) { MayWait = true };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var system = collection.System;
        var cluster = system.NameOf(await collection.ViewAsync());
        var reading = await collection.OffsetsAsync();
        var stable = reading.Topics.ToDictionary(static offsets => offsets.Topic.Name, static offsets => Unknown(offsets.End.Length), StringComparer.Ordinal);
        var plan = LeaderPlan.Of(reading.Topics.Select(static offsets => offsets.Topic));
        var failures = await LeaderQuestion.AskAsync(system, plan, ReadCommitted, static (_, _) => ListOffsetsRequest.Latest, Take, cancellationToken);
        if (failures.Count > 0 && failures.Count == plan.Leaders.Count())
            throw failures[0].Failure;
        foreach (var offsets in reading.Topics)
            Add(sink, cluster, offsets, stable[offsets.Topic.Name], system.Options.Granularity);

        void Take(TopicView topic, int position, ListOffsetsResponse.Partition told)
        {
            if (told.Error == ErrorCode.None)
                stable[topic.Name][position] = told.Offset;
        }
    }

    private static long[] Unknown(int count)
    {
        var offsets = new long[count];
        offsets.AsSpan().Fill(TopicOffsets.Unknown);
        return offsets;
    }

    private static void Add(SampleSink sink, string cluster, TopicOffsets offsets, long[] stable, Granularity granularity)
    {
        long? sum = null;
        for (var i = 0; i < stable.Length; i++)
        {
            if (stable[i] < 0 || offsets.End[i] < 0)
                continue;
            var open = Math.Max(0, offsets.End[i] - stable[i]);
            sum = (sum ?? 0) + open;
            if (granularity == Granularity.Partition)
                sink.Add(PartitionMetrics.OpenTransaction, open, cluster, offsets.Topic.Name, NumberText.Of(offsets.Topic.Partitions[i].Index));
        }

        if (sum is { } known)
            sink.Add(TopicMetrics.OpenTransaction, known, cluster, offsets.Topic.Name);
    }
}
