using System.Globalization;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>Writes a runtime table as samples in base units. What the table does not say is not there.</summary>
internal static class BrokerSamples
{
    private const double Milliseconds = 1000;

    public static void Add(SampleSink sink, BrokerMember member, RuntimeInfo runtime)
    {
        var id = BrokerLabels.IdOf(member);
        sink.Add(
            BrokerMetrics.Info, 1L, member.Cluster, member.Broker, id,
            runtime.BrokerVersion?.ToString() ?? runtime.BrokerVersionDesc ?? "", member.IsMaster ? "master" : "slave", member.Address);

        Count(BrokerMetrics.PutMessages, runtime.PutMessagesTotal);
        Count(BrokerMetrics.GetMessages, runtime.GetMessagesTotal);
        Value(BrokerMetrics.GetFound, runtime.GetFoundRate?.OneMinute);
        Value(BrokerMetrics.GetMissed, runtime.GetMissRate?.OneMinute);
        Count(BrokerMetrics.PutFailures, runtime.PutFailedTotal);
        Count(BrokerMetrics.PutBytes, runtime.PutBytesTotal);
        Value(BrokerMetrics.PutTimeMaximum, runtime.PutEntireTimeMax / Milliseconds);
        Value(BrokerMetrics.GetTimeMaximum, runtime.GetEntireTimeMax / Milliseconds);
        Labelled(BrokerMetrics.PutLatency, runtime.PutLatency99 / Milliseconds, "99");
        Labelled(BrokerMetrics.PutLatency, runtime.PutLatency999 / Milliseconds, "99.9");
        foreach (var bucket in runtime.PutDistribution ?? [])
            Labelled(BrokerMetrics.PutDistribution, bucket.Count, Bound(bucket.UpperBoundSeconds));

        foreach (var pool in runtime.ThreadPools)
        {
            Labelled(BrokerMetrics.PoolQueue, pool.Size, pool.Name);
            Labelled(BrokerMetrics.PoolCapacity, pool.Capacity, pool.Name);
            Labelled(BrokerMetrics.PoolHeadWait, pool.HeadWaitMilliseconds / Milliseconds, pool.Name);
        }

        Value(BrokerMetrics.PageCacheLock, runtime.PageCacheLockMilliseconds / Milliseconds);
        Value(BrokerMetrics.CommitLogDisk, runtime.CommitLogDiskRatio);
        foreach (var (path, ratio) in runtime.CommitLogDiskRatios)
            Labelled(BrokerMetrics.CommitLogPathDisk, ratio, path);
        Value(BrokerMetrics.ConsumeQueueDisk, runtime.ConsumeQueueDiskRatio);
        Count(BrokerMetrics.CommitLogCapacity, runtime.CommitLogDirTotalBytes);
        Count(BrokerMetrics.CommitLogFree, runtime.CommitLogDirFreeBytes);
        Count(BrokerMetrics.CommitLogFirst, runtime.CommitLogMinOffset);
        Count(BrokerMetrics.CommitLogEnd, runtime.CommitLogMaxOffset);
        Count(BrokerMetrics.DispatchBehind, runtime.DispatchBehindBytes);
        Count(BrokerMetrics.FlushBehind, runtime.RemainToFlushBytes);
        Count(BrokerMetrics.CommitBehind, runtime.RemainToCommitBytes);
        Count(BrokerMetrics.TransientBuffers, runtime.TransientBufferNumbers);
        Value(BrokerMetrics.EarliestMessage, runtime.EarliestMessageTimestamp / Milliseconds);
        Value(BrokerMetrics.BootTimestamp, runtime.BootTimestamp / Milliseconds);
        foreach (var level in runtime.ScheduleLevels)
        {
            Labelled(
                BrokerMetrics.ScheduledBacklog, Math.Max(0, level.MaxOffset - level.DeliveredOffset),
                level.Level.ToString(CultureInfo.InvariantCulture));
        }

        Count(TimerMetrics.Messages, runtime.TimerCongestNum);
        Count(TimerMetrics.Backlog, runtime.TimerOffsetBehind);
        Count(TimerMetrics.ReadBehind, runtime.TimerReadBehind);
        Value(TimerMetrics.Enqueued, runtime.TimerEnqueueTps);
        Value(TimerMetrics.Dequeued, runtime.TimerDequeueTps);
        if (runtime.BrokerActive is { } active)
            sink.Add(BrokerMetrics.Active, active, member.Cluster, member.Broker, id);

        void Count(Metric metric, long? value)
        {
            if (value is { } known)
                sink.Add(metric, known, member.Cluster, member.Broker, id);
        }

        void Value(Metric metric, double? value)
        {
            if (value is { } known)
                sink.Add(metric, known, member.Cluster, member.Broker, id);
        }

        void Labelled(Metric metric, double? value, string label)
        {
            if (value is { } known)
                sink.Add(metric, known, member.Cluster, member.Broker, id, label);
        }
    }

    private static string Bound(double seconds) =>
        double.IsPositiveInfinity(seconds) ? "+Inf" : seconds.ToString(CultureInfo.InvariantCulture);
}
