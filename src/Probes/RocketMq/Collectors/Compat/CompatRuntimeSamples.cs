using System.Globalization;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>Writes a master's runtime table in the units and names of apache/rocketmq-exporter. What the table does not say is not there.</summary>
internal static class CompatRuntimeSamples
{
    private static readonly (Metric Metric, Func<RuntimeInfo, double?> Value)[] _fields =
    [
        (CompatRuntimeMetrics.MessagesPutNow, table => table.PutMessagesTotal),
        (CompatRuntimeMetrics.MessagesGotNow, table => table.GetMessagesTotal),
        (CompatRuntimeMetrics.PutThisMorning, table => table.PutMessagesThisMorning),
        (CompatRuntimeMetrics.GotThisMorning, table => table.GetMessagesThisMorning),
        (CompatRuntimeMetrics.PutYesterdayMorning, table => table.PutMessagesYesterdayMorning),
        (CompatRuntimeMetrics.GotYesterdayMorning, table => table.GetMessagesYesterdayMorning),
        (CompatRuntimeMetrics.DispatchBehind, table => table.DispatchBehindBytes),
        (CompatRuntimeMetrics.DispatchMaxBuffer, table => table.DispatchMaxBuffer),
        (CompatRuntimeMetrics.PutSizeTotal, table => table.PutBytesTotal),
        (CompatRuntimeMetrics.PutAverageSize, table => table.PutAverageBytes),
        (CompatRuntimeMetrics.PutTimesTotal, table => table.PutTimesTotal),
        (CompatRuntimeMetrics.PutTimeMax, table => table.PutEntireTimeMax),
        (CompatRuntimeMetrics.GetTimeMax, table => table.GetEntireTimeMax),
        (CompatRuntimeMetrics.PutLatency99, table => table.PutLatency99),
        (CompatRuntimeMetrics.PutLatency999, table => table.PutLatency999),
        (CompatRuntimeMetrics.EarliestMessage, table => table.EarliestMessageTimestamp),
        (CompatRuntimeMetrics.StartAcceptSend, table => table.StartAcceptSendRequestTimestamp),
        (CompatRuntimeMetrics.PageCacheLock, table => table.PageCacheLockMilliseconds),
        (CompatRuntimeMetrics.CommitLogDisk, table => table.CommitLogDiskRatio),
        (CompatRuntimeMetrics.ConsumeQueueDisk, table => table.ConsumeQueueDiskRatio),
        (CompatRuntimeMetrics.CapacityFree, table => table.CommitLogDirFreeBytes),
        (CompatRuntimeMetrics.CapacityTotal, table => table.CommitLogDirTotalBytes),
        (CompatRuntimeMetrics.CommitLogMax, table => table.CommitLogMaxOffset),
        (CompatRuntimeMetrics.CommitLogMin, table => table.CommitLogMinOffset),
        (CompatRuntimeMetrics.RemainToFlush, table => table.RemainToFlushBytes),
        // Integer.MAX_VALUE, which says that there is no pool, is shown as it was: dashboards may look for it.
        (CompatRuntimeMetrics.TransientBuffers, table => new RuntimeValues(table.Table).Int64("remainTransientStoreBufferNumbs")),
        (CompatRuntimeMetrics.SendQueueSize, table => Pool(table, "send")?.Size),
        (CompatRuntimeMetrics.PullQueueSize, table => Pool(table, "pull")?.Size),
        (CompatRuntimeMetrics.QueryQueueSize, table => Pool(table, "query")?.Size),
        (CompatRuntimeMetrics.SendQueueCapacity, table => Pool(table, "send")?.Capacity),
        (CompatRuntimeMetrics.PullQueueCapacity, table => Pool(table, "pull")?.Capacity),
        (CompatRuntimeMetrics.QueryQueueCapacity, table => Pool(table, "query")?.Capacity),
        (CompatRuntimeMetrics.SendHeadWait, table => Pool(table, "send")?.HeadWaitMilliseconds),
        (CompatRuntimeMetrics.PullHeadWait, table => Pool(table, "pull")?.HeadWaitMilliseconds),
        (CompatRuntimeMetrics.QueryHeadWait, table => Pool(table, "query")?.HeadWaitMilliseconds),
    ];

    public static void Add(SampleSink sink, BrokerMember master, RuntimeInfo runtime)
    {
        var version = runtime.BrokerVersion?.Ordinal.ToString(CultureInfo.InvariantCulture) ?? "";
        foreach (var (metric, value) in _fields)
            Write(metric, value(runtime));
        AddRates(CompatRateMetrics.GetFound, runtime.GetFoundRate);
        AddRates(CompatRateMetrics.GetTotal, runtime.GetTotalRate);
        AddRates(CompatRateMetrics.GetTransferred, runtime.GetTransferredRate);
        AddRates(CompatRateMetrics.GetMiss, runtime.GetMissRate);
        AddRates(CompatRateMetrics.Put, runtime.PutRate);
        foreach (var bucket in runtime.PutDistribution ?? [])
        {
            if (CompatRateMetrics.PutTimeBounds.IndexOf(bucket.UpperBoundSeconds) is var index and >= 0)
                Write(CompatRateMetrics.PutTimes[index], bucket.Count);
        }

        void AddRates(IReadOnlyList<Metric> metrics, RateWindows? rates)
        {
            Write(metrics[0], rates?.TenSeconds);
            Write(metrics[1], rates?.OneMinute);
            Write(metrics[2], rates?.TenMinutes);
        }

        // brokerHost was always empty there; boottime would begin a new series with each restart.
        void Write(Metric metric, double? value)
        {
            if (value is { } known)
                sink.Add(metric, known, master.Cluster, master.Address, "", runtime.BrokerVersionDesc ?? "", "", version);
        }
    }

    private static BrokerThreadPool? Pool(RuntimeInfo runtime, string name) => runtime.ThreadPools.FirstOrDefault(pool => pool.Name == name);
}
