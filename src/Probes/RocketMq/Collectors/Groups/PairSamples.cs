using Probes.Lag;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Writes how far a group is behind on a topic.</summary>
internal static class PairSamples
{
    public static void Add(SampleSink sink, PairLag pair, GroupState group, PairMemories memories, PopCommits pop, bool looping, DateTimeOffset now)
    {
        ReadOnlySpan<string> labels = [RocketMqMetrics.System, pair.Cluster, pair.Group, pair.Topic];
        ReadOnlySpan<string> own = labels[1..];
        sink.Add(MessagingMetrics.GroupUnknownPartitions, pair.UnknownQueues, labels);
        if (!pair.IsKnown)
            return;
        sink.Add(MessagingMetrics.GroupUncommittedPartitions, pair.UncommittedQueues, labels);
        if (!pair.HasCommit)
            return;

        sink.Add(MessagingMetrics.GroupLagMessages, pair.Messages, labels);
        sink.Add(MessagingMetrics.GroupLostMessages, pair.Lost, labels);
        sink.Add(GroupMetrics.OffsetAhead, pair.AheadQueues, own);
        if (pair.Age is { } age)
            sink.Add(MessagingMetrics.GroupLagSeconds, age / 1000.0, labels);

        AddProgress(sink, pair, group, memories.Of(pair), pop, looping, now);
        foreach (var queue in pair.Queues ?? [])
            AddQueue(sink, pair, queue);
    }

    private static void AddProgress(SampleSink sink, PairLag pair, GroupState group, PairMemory memory, PopCommits pop, bool looping, DateTimeOffset now)
    {
        sink.Add(MessagingMetrics.GroupConsumedMessages, memory.Consumed.Total, RocketMqMetrics.System, pair.Cluster, pair.Group, pair.Topic);
        if (group.IsSystem)
            return;
        var time = now.ToUnixTimeMilliseconds();
        var telling = pop.Telling(pair, group);
        var reason = memory.Progress.Observe(time, new PairProgress(memory.Consumed.Total, pair.Messages)
        {
            Members = group.Members,
            // One broker that does not serve the group is no reason where others hold what it has not consumed.
            Paused = group.Group.IsPausedEverywhere || pair.Lagging.Any(queue => group.Group.PausedOn.Contains(queue.Part)),
            Unsubscribed = group.HasLeft(pair.Topic),
            PartitionUnowned = group.Unowned.Count > 0 && pair.Lagging.Any(queue => group.Unowned.Contains((pair.Topic, queue.Part, queue.Partition))),
            PartitionFrozen = memory.Partitions.Observe(time, telling, mustGrow: group.IsPop),
            Published = pop.PublishedOf(pair, group),
            CommitsLag = telling.Count == 0,
            Looping = looping,
        });
        if (reason is { } known)
            sink.Add(MessagingMetrics.GroupStalled, 1L, RocketMqMetrics.System, pair.Cluster, pair.Group, pair.Topic, known.Label());
    }

    private static void AddQueue(SampleSink sink, PairLag pair, QueueLag queue)
    {
        ReadOnlySpan<string> labels = [pair.Cluster, pair.Group, pair.Topic, queue.Broker, BrokerLabels.QueueOf(queue.QueueId)];
        sink.Add(GroupMetrics.QueueLag, queue.Messages, labels);
        sink.Add(GroupMetrics.QueueCommittedOffset, queue.Committed, labels);
    }
}
