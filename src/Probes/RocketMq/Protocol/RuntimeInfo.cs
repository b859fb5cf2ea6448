namespace Probes.RocketMq.Protocol;

/// <summary>
/// A broker's runtime table, typed (AdminBrokerProcessor.prepareRuntimeInfo, BrokerController and StoreStatsService in
/// apache/rocketmq). Every value is text on the wire. What a version does not send, what is empty or "null", and what cannot be
/// read is null, and costs nothing but itself. Totals count from the broker's start; times of day play no part in them.
/// </summary>
internal sealed class RuntimeInfo(IReadOnlyDictionary<string, string> table)
{
    private readonly RuntimeValues _values = new(table);

    /// <summary>As the broker sent it: plugins may add keys.</summary>
    public IReadOnlyDictionary<string, string> Table { get; } = table;

    public long? PutMessagesTotal => _values.Int64("msgPutTotalTodayNow");
    public long? GetMessagesTotal => _values.Int64("msgGetTotalTodayNow");

    // What the totals above were at midnight, today's and yesterday's: the broker samples them once a day.
    public long? PutMessagesThisMorning => _values.Int64("msgPutTotalTodayMorning");
    public long? PutMessagesYesterdayMorning => _values.Int64("msgPutTotalYesterdayMorning");
    public long? GetMessagesThisMorning => _values.Int64("msgGetTotalTodayMorning");
    public long? GetMessagesYesterdayMorning => _values.Int64("msgGetTotalYesterdayMorning");

    /// <summary>From 4.8 on.</summary>
    public long? PutFailedTotal => _values.Int64("putMessageFailedTimes");
    public long? PutBytesTotal => _values.Int64("putMessageSizeTotal");

    /// <summary>Calls, system topics included. At least 1, even if there was none.</summary>
    public long? PutTimesTotal => _values.Int64("putMessageTimesTotal");
    public double? PutAverageBytes => _values.Double("putMessageAverageSize");

    /// <summary>The longest put since the start, milliseconds.</summary>
    public long? PutEntireTimeMax => _values.Int64("putMessageEntireTimeMax");

    /// <summary>The longest get since the start, milliseconds.</summary>
    public long? GetEntireTimeMax => _values.Int64("getMessageEntireTimeMax");

    /// <summary>Milliseconds, of the last minute. From 4.8 on.</summary>
    public double? PutLatency99 => _values.Double("putLatency99");
    public double? PutLatency999 => _values.Double("putLatency999");

    public IReadOnlyList<PutLatencyBucket>? PutDistribution => PutLatencyDistribution.Read(_values.Text("putMessageDistributeTime"));

    public RateWindows? PutRate => _values.Rates("putTps");
    public RateWindows? GetFoundRate => _values.Rates("getFoundTps");
    public RateWindows? GetMissRate => _values.Rates("getMissTps");
    public RateWindows? GetTotalRate => _values.Rates("getTotalTps");

    /// <summary>4.x misspells the key.</summary>
    public RateWindows? GetTransferredRate => _values.Rates("getTransferredTps") ?? _values.Rates("getTransferedTps");

    public long? DispatchMaxBuffer => _values.Int64("dispatchMaxBuffer");

    /// <summary>Only the pools that this broker tells of.</summary>
    public IReadOnlyList<BrokerThreadPool> ThreadPools => RuntimeThreadPools.Read(_values);

    /// <summary>How long the lock for puts is held by now. Above 1000 ms (osPageCacheBusyTimeOutMills) puts are rejected.</summary>
    public long? PageCacheLockMilliseconds => _values.Int64("pageCacheLockTimeMills");

    /// <summary>0 to 1; of several paths the lowest.</summary>
    public double? CommitLogDiskRatio => _values.Ratio("commitLogDiskRatio");

    /// <summary>Ratio by path, of the paths that exist. From 4.8 on.</summary>
    public IReadOnlyDictionary<string, double> CommitLogDiskRatios => _values.RatiosByPath("commitLogDiskRatio_");
    public double? ConsumeQueueDiskRatio => _values.Ratio("consumeQueueDiskRatio");

    /// <summary>Rounded to a tenth of the printed unit, as is <see cref="CommitLogDirFreeBytes"/>.</summary>
    public long? CommitLogDirTotalBytes => DiskCapacityText.Read(_values.Text("commitLogDirCapacity"))?.TotalBytes;
    public long? CommitLogDirFreeBytes => DiskCapacityText.Read(_values.Text("commitLogDirCapacity"))?.FreeBytes;

    public long? CommitLogMinOffset => _values.Int64("commitLogMinOffset");
    public long? CommitLogMaxOffset => _values.Int64("commitLogMaxOffset");
    public long? DispatchBehindBytes => _values.Int64("dispatchBehindBytes");
    public long? RemainToFlushBytes => ByteSizeText.Read(_values.Text("remainHowManyDataToFlush"));

    /// <summary>Only with the transient store pool.</summary>
    public long? RemainToCommitBytes => ByteSizeText.Read(_values.Text("remainHowManyDataToCommit"));

    /// <summary>Free buffers of the transient store pool; Integer.MAX_VALUE on the wire says that there is no pool.</summary>
    public long? TransientBufferNumbers => _values.Int64("remainTransientStoreBufferNumbs") is { } free and not int.MaxValue ? free : null;

    /// <summary>Milliseconds; -1 on the wire while the store is empty.</summary>
    public long? EarliestMessageTimestamp => _values.Positive("earliestMessageTimeStamp");

    /// <summary>Ordered by level.</summary>
    public IReadOnlyList<ScheduleLevel> ScheduleLevels => _values.ScheduleLevels();

    /// <summary>Seconds. The timers are there from 5.0 on.</summary>
    public long? TimerReadBehind => _values.Int64("timerReadBehind");

    /// <summary>Messages that the timer has not read yet.</summary>
    public long? TimerOffsetBehind => _values.Int64("timerOffsetBehind");

    /// <summary>Messages that wait in the timer wheel.</summary>
    public long? TimerCongestNum => _values.Int64("timerCongestNum");
    public double? TimerEnqueueTps => _values.Double("timerEnqueueTps");
    public double? TimerDequeueTps => _values.Double("timerDequeueTps");

    /// <summary>Milliseconds.</summary>
    public long? BootTimestamp => _values.Positive("bootTimestamp");

    /// <summary>Milliseconds; 0: sends are accepted since the start.</summary>
    public long? StartAcceptSendRequestTimestamp => _values.Int64("startAcceptSendRequestTimeStamp");

    /// <summary>"[ 0 days, 0 hours, 4 minutes, 23 seconds ]".</summary>
    public string? Runtime => _values.Text("runtime");
    public MqVersion? BrokerVersion => _values.Int64("brokerVersion") is { } ordinal and >= 0 and <= short.MaxValue ? new MqVersion((int)ordinal) : null;

    /// <summary>"V4_9_8".</summary>
    public string? BrokerVersionDesc => _values.Text("brokerVersionDesc");

    /// <summary>Whether it delivers delayed and transactional messages: a master, or a slave that acts as one. From 5.0 on.</summary>
    public bool? BrokerActive => bool.TryParse(_values.Text("brokerActive"), out var active) ? active : null;
}
