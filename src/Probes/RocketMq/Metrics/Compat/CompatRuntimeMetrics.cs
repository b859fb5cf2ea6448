using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>
/// The fields of a broker's runtime table under the names of apache/rocketmq-exporter, whose spelling follows no rule.
/// </summary>
internal static class CompatRuntimeMetrics
{
    public static readonly Metric MessagesPutNow = CompatRuntimeMetric.Of(
        "msg_put_total_today_now", "Messages stored since the broker started.", "msgPutTotalTodayNow");

    public static readonly Metric MessagesGotNow = CompatRuntimeMetric.Of(
        "msg_gettotal_today_now", "Messages handed out since the broker started.", "msgGetTotalTodayNow");

    public static readonly Metric PutThisMorning = CompatRuntimeMetric.Of(
        "msg_puttotal_todaymorning", "Messages stored from the broker's start to last midnight.", "msgPutTotalTodayMorning");

    public static readonly Metric GotThisMorning = CompatRuntimeMetric.Of(
        "msg_gettotal_todaymorning", "Messages handed out from the broker's start to last midnight.", "msgGetTotalTodayMorning");

    public static readonly Metric PutYesterdayMorning = CompatRuntimeMetric.Of(
        "msg_puttotal_yesterdaymorning", "Messages stored from the broker's start to the midnight before last.", "msgPutTotalYesterdayMorning");

    public static readonly Metric GotYesterdayMorning = CompatRuntimeMetric.Of(
        "msg_gettotal_yesterdaymorning", "Messages handed out from the broker's start to the midnight before last.", "msgGetTotalYesterdayMorning");

    public static readonly Metric DispatchBehind = CompatRuntimeMetric.Of(
        "dispatch_behind_bytes", "Bytes of the commit log that are not in the consume queues yet.", "dispatchBehindBytes");

    public static readonly Metric DispatchMaxBuffer = CompatRuntimeMetric.Of(
        "dispatch_maxbuffer", "Most requests that ever waited to be dispatched to the consume queues.", "dispatchMaxBuffer");

    public static readonly Metric PutSizeTotal = CompatRuntimeMetric.Of(
        "put_message_size_total", "Bytes of the messages stored since the broker started.", "putMessageSizeTotal");

    public static readonly Metric PutAverageSize = CompatRuntimeMetric.Of(
        "put_message_average_size", "Average bytes of the messages stored since the broker started.", "putMessageAverageSize");

    public static readonly Metric PutTimesTotal = CompatRuntimeMetric.Of(
        "putmessage_times_total", "Messages stored since the broker started, at least 1.", "putMessageTimesTotal");

    public static readonly Metric PutTimeMax = CompatRuntimeMetric.Of(
        "putmessage_entire_time_max", "Milliseconds that the longest put took since the broker started.", "putMessageEntireTimeMax");

    public static readonly Metric GetTimeMax = CompatRuntimeMetric.Of(
        "getmessage_entire_time_max", "Milliseconds that the longest get took since the broker started.", "getMessageEntireTimeMax");

    public static readonly Metric PutLatency99 = CompatRuntimeMetric.Of(
        "put_latency_99", "Milliseconds within which 99 % of the last minute's puts were done.", "putLatency99");

    public static readonly Metric PutLatency999 = CompatRuntimeMetric.Of(
        "put_latency_999", "Milliseconds within which 99.9 % of the last minute's puts were done.", "putLatency999");

    public static readonly Metric EarliestMessage = CompatRuntimeMetric.Of(
        "earliest_message_timestamp", "When the oldest message was stored, in milliseconds of Unix time.", "earliestMessageTimeStamp");

    public static readonly Metric StartAcceptSend = CompatRuntimeMetric.Of(
        "start_accept_sendrequest_time", "From when on sends are accepted, in milliseconds of Unix time; 0 is always.", "startAcceptSendRequestTimeStamp");

    public static readonly Metric PageCacheLock = CompatRuntimeMetric.Of(
        "pagecache_lock_time_mills", "Milliseconds for which the lock for puts is held now.", "pageCacheLockTimeMills");

    public static readonly Metric CommitLogDisk = CompatRuntimeMetric.Of(
        "commitlog_disk_ratio", "Used share of the disk of the commit log, from 0 to 1.", "commitLogDiskRatio");

    public static readonly Metric ConsumeQueueDisk = CompatRuntimeMetric.Of(
        "consumequeue_disk_ratio", "Used share of the disk of the consume queues, from 0 to 1.", "consumeQueueDiskRatio");

    public static readonly Metric CapacityFree = CompatRuntimeMetric.Of(
        "commitlogdir_capacity_free", "Free bytes on the disk of the commit log.", "commitLogDirCapacity");

    public static readonly Metric CapacityTotal = CompatRuntimeMetric.Of(
        "commitlogdir_capacity_total", "Bytes of the disk of the commit log.", "commitLogDirCapacity");

    public static readonly Metric CommitLogMax = CompatRuntimeMetric.Of(
        "commitlog_maxoffset", "End of the commit log in bytes.", "commitLogMaxOffset");

    public static readonly Metric CommitLogMin = CompatRuntimeMetric.Of(
        "commitlog_minoffset", "Beginning of the commit log in bytes.", "commitLogMinOffset");

    public static readonly Metric RemainToFlush = CompatRuntimeMetric.Of(
        "remain_howmanydata_toflush", "Bytes that are written but not yet flushed to disk.", "remainHowManyDataToFlush");

    public static readonly Metric TransientBuffers = CompatRuntimeMetric.Of(
        "remain_transientstore_buffer_numbs", "Free buffers of the transient store pool; 2147483647 if there is no pool.", "remainTransientStoreBufferNumbs");

    public static readonly Metric SendQueueSize = CompatRuntimeMetric.Of(
        "send_threadpool_queue_size", "Sends that wait for a thread.", "sendThreadPoolQueueSize");

    public static readonly Metric PullQueueSize = CompatRuntimeMetric.Of(
        "pull_threadpoolqueue_size", "Pulls that wait for a thread.", "pullThreadPoolQueueSize");

    public static readonly Metric QueryQueueSize = CompatRuntimeMetric.Of(
        "query_threadpoolqueue_size", "Queries that wait for a thread.", "queryThreadPoolQueueSize");

    public static readonly Metric SendQueueCapacity = CompatRuntimeMetric.Of(
        "send_threadpoolqueue_capacity", "Sends that may wait for a thread.", "sendThreadPoolQueueCapacity");

    public static readonly Metric PullQueueCapacity = CompatRuntimeMetric.Of(
        "pull_threadpoolqueue_capacity", "Pulls that may wait for a thread.", "pullThreadPoolQueueCapacity");

    public static readonly Metric QueryQueueCapacity = CompatRuntimeMetric.Of(
        "query_threadpool_queue_capacity", "Queries that may wait for a thread.", "queryThreadPoolQueueCapacity");

    public static readonly Metric SendHeadWait = CompatRuntimeMetric.Of(
        "send_threadpoolqueue_headwait_timemills", "Milliseconds for which the oldest send has waited for a thread.", "sendThreadPoolQueueHeadWaitTimeMills");

    public static readonly Metric PullHeadWait = CompatRuntimeMetric.Of(
        "pull_threadpoolqueue_headwait_timemills", "Milliseconds for which the oldest pull has waited for a thread.", "pullThreadPoolQueueHeadWaitTimeMills");

    public static readonly Metric QueryHeadWait = CompatRuntimeMetric.Of(
        "query_threadpoolqueue_headwait_timemills", "Milliseconds for which the oldest query has waited for a thread.", "queryThreadPoolQueueHeadWaitTimeMills");

    public static IReadOnlyList<Metric> All { get; } =
    [
        MessagesPutNow, MessagesGotNow, PutThisMorning, GotThisMorning, PutYesterdayMorning, GotYesterdayMorning, DispatchBehind,
        DispatchMaxBuffer, PutSizeTotal, PutAverageSize, PutTimesTotal, PutTimeMax, GetTimeMax, PutLatency99, PutLatency999,
        EarliestMessage, StartAcceptSend, PageCacheLock, CommitLogDisk, ConsumeQueueDisk, CapacityFree, CapacityTotal, CommitLogMax,
        CommitLogMin, RemainToFlush, TransientBuffers, SendQueueSize, PullQueueSize, QueryQueueSize, SendQueueCapacity, PullQueueCapacity,
        QueryQueueCapacity, SendHeadWait, PullHeadWait, QueryHeadWait,
    ];
}
