using Probes.Lag;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>Writes how far and how fast a group consumes a topic on one broker.</summary>
internal static class CompatShareSamples
{
    public static void Add(SampleSink sink, CompatShare share, Traffic traffic, BrokerStatsPoll stats, ConsumptionMemory memory)
    {
        ReadOnlySpan<string> labels = [share.Survey.Cluster, share.Broker.Group.Broker, share.Topic, share.Group];
        sink.Add(CompatGroupMetrics.ConsumerOffset, share.Commits.Sum(commit => Math.Max(0, commit.Offset)), labels);
        // The other exporter has the rest for the topics themselves only.
        if (share.IsRetry)
            return;
        if (Latency(share, memory) is { } milliseconds)
            sink.Add(CompatGroupMetrics.LatencyByStoreTime, milliseconds, labels);
        if ((share.HasRetries == false ? 0 : stats.Of(share.Broker, StatsQuestion.SentBack(share.Topic, share.Group))?.Sum) is { } sentBack)
            sink.Add(CompatGroupMetrics.SendBackNums, sentBack, labels);
        if (traffic.OfGroup(share.Broker, share.Topic, share.Group) is not { } perSecond)
            return;
        sink.Add(CompatGroupMetrics.ConsumerTps, perSecond, labels);
        if ((perSecond == 0 ? 0 : stats.Of(share.Broker, StatsQuestion.GetSize(share.Topic, share.Group))?.PerSecond) is { } bytes)
            sink.Add(CompatGroupMetrics.ConsumerMessageSize, bytes, labels);
    }

    /// <summary>Milliseconds since the oldest unconsumed message was stored; 0 if there is none, null if it cannot be known.</summary>
    private static long? Latency(CompatShare share, ConsumptionMemory memory)
    {
        var histories = memory.HistoriesOf(share.Survey, share.Part);
        long? oldest = null;
        foreach (var (queue, committed) in CommittedQueues.Of(share.Part.Queues, share.Commits))
        {
            if (PartitionLag.Of(committed, queue.MinOffset, queue.MaxOffset).Messages == 0)
                continue;
            // What was removed cannot be consumed: the oldest message still there is the next one.
            if (histories.Of(queue.QueueId).TimeOf(Math.Max(committed, queue.MinOffset)) is not { } storedAt)
                return null;
            oldest = Math.Min(oldest ?? long.MaxValue, storedAt);
        }

        return oldest is { } time ? Math.Max(0, share.Broker.ReadAt.ToUnixTimeMilliseconds() - time) : 0;
    }
}
