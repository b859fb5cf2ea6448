using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Model.Topics;
using Probes.Lag;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>Writes how far a group is behind on a topic.</summary>
internal static class PairSamples
{
    public static void Add(SampleSink sink, KafkaSystem system, string cluster, GroupView group, PairLag lag, TopicMemory topic, long now)
    {
        ReadOnlySpan<string> labels = [KafkaMetrics.System, cluster, lag.Group, lag.Topic];
        ReadOnlySpan<string> own = labels[1..];
        sink.Add(MessagingMetrics.GroupUnknownPartitions, lag.Unknown, labels);
        if (lag.AreCommitsKnown)
            sink.Add(MessagingMetrics.GroupUncommittedPartitions, lag.Uncommitted, labels);
        if (!lag.IsKnown)
            return;
        sink.Add(MessagingMetrics.GroupLagMessages, lag.Messages, labels);
        sink.Add(MessagingMetrics.GroupLostMessages, lag.Lost, labels);
        sink.Add(GroupMetrics.OffsetAhead, lag.Ahead, own);
        if (lag.Age(topic.Histories) is { } age)
        {
            sink.Add(MessagingMetrics.GroupLagSeconds, age / 1000.0, labels);
            if (lag.IsEstimated(topic.Histories))
                sink.Add(GroupMetrics.LagEstimated, 1L, own);
        }

        AddProgress(sink, system.Pairs.Of((lag.Group, lag.Topic), now), group, lag, labels, now);
        if (system.Options.Granularity == Granularity.Partition)
            AddPartitions(sink, cluster, lag, topic);
    }

    private static void AddProgress(SampleSink sink, PairMemory memory, GroupView group, PairLag lag, ReadOnlySpan<string> labels, long now)
    {
        memory.Observe(now, lag, group);
        sink.Add(MessagingMetrics.GroupConsumedMessages, memory.Consumed.Total, labels);
        foreach (var verdict in Verdicts.All)
            sink.Add(GroupMetrics.Verdict, verdict == memory.Verdict, labels[1], lag.Group, lag.Topic, verdict.Label());
        if (memory.Stall is { } reason)
            sink.Add(MessagingMetrics.GroupStalled, 1L, KafkaMetrics.System, labels[1], lag.Group, lag.Topic, reason.Label());
    }

    private static void AddPartitions(SampleSink sink, string cluster, PairLag lag, TopicMemory topic)
    {
        var histories = topic.Histories;
        var rest = 0;
        for (var i = 0; i < lag.Committed.Length; i++)
        {
            ReadOnlySpan<string> labels = [cluster, lag.Group, lag.Topic, NumberText.Of(lag.PartitionAt(i))];
            if (lag.Committed[i] >= 0)
                sink.Add(GroupPartitionMetrics.CommittedOffset, lag.Committed[i], labels);
            if (!lag.IsKnownAt(i))
                continue;
            sink.Add(GroupPartitionMetrics.Lag, lag.LagByPosition[i], labels);
            // Those that lag are in the order of the partitions.
            var age = rest < lag.Lagging.Count && lag.Lagging[rest].Position == i ? lag.AgeOf(lag.Lagging[rest++], histories) : 0;
            if (age is { } known)
                sink.Add(GroupPartitionMetrics.LagSeconds, known / 1000.0, labels);
        }
    }
}
