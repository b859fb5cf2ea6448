using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What a broker's runtime table (28) says, masters and slaves told apart by <c>broker_id</c> (0 is the master).</summary>
internal static class BrokerMetrics
{
    public static readonly Metric Up = Metric.Gauge(
        "rocketmq_broker_up",
        "Whether the broker answered in this collection (1) or not (0); brokers that no name server lists any more are asked for one more hour.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28)");

    public static readonly Metric Info = Metric.Gauge(
        "rocketmq_broker_info",
        "The broker's version, role (master, slave) and advertised address; always 1.",
        "cluster", "broker", "broker_id", "version", "role", "address").From("GET_BROKER_RUNTIME_INFO (28), brokerVersionDesc");

    public static readonly Metric BootTimestamp = Metric.Gauge(
        "rocketmq_broker_boot_timestamp_seconds",
        "When the broker started, in Unix time by its clock.",
        "cluster", "broker", "broker_id").From("bootTimestamp");

    public static readonly Metric Active = Metric.Gauge(
        "rocketmq_broker_active",
        "Whether the broker serves as a master does, special services included (5.x).",
        "cluster", "broker", "broker_id").From("brokerActive");

    public static readonly Metric PutMessages = Metric.Counter(
        "rocketmq_broker_put_messages_total",
        "Messages stored since the broker started.",
        "cluster", "broker", "broker_id").From("msgPutTotalTodayNow");

    public static readonly Metric GetMessages = Metric.Counter(
        "rocketmq_broker_get_messages_total",
        "Messages handed to consumers since the broker started.",
        "cluster", "broker", "broker_id").From("msgGetTotalTodayNow");

    public static readonly Metric GetFound = Metric.Gauge(
        "rocketmq_broker_get_found_requests_per_second",
        "Requests for messages that found some, averaged over the broker's last minute; the broker gives no total of them.",
        "cluster", "broker", "broker_id").From("getFoundTps, second of three");

    public static readonly Metric GetMissed = Metric.Gauge(
        "rocketmq_broker_get_missed_requests_per_second",
        "Requests for messages that found none, averaged over the broker's last minute; the broker gives no total of them.",
        "cluster", "broker", "broker_id").From("getMissTps, second of three");

    public static readonly Metric PutFailures = Metric.Counter(
        "rocketmq_broker_put_failures_total",
        "Messages that the store refused since the broker started.",
        "cluster", "broker", "broker_id").From("putMessageFailedTimes");

    public static readonly Metric PutBytes = Metric.Counter(
        "rocketmq_broker_put_bytes_total",
        "Bytes stored since the broker started.",
        "cluster", "broker", "broker_id").From("putMessageSizeTotal");

    public static readonly Metric PutTimeMaximum = Metric.Gauge(
        "rocketmq_broker_put_time_maximum_seconds",
        "Longest time that storing one message took since the broker started.",
        "cluster", "broker", "broker_id").From("putMessageEntireTimeMax");

    public static readonly Metric GetTimeMaximum = Metric.Gauge(
        "rocketmq_broker_get_time_maximum_seconds",
        "Longest time that reading messages for one request took since the broker started.",
        "cluster", "broker", "broker_id").From("getMessageEntireTimeMax");

    public static readonly Metric PutLatency = Metric.Gauge(
        "rocketmq_broker_put_latency_seconds",
        "Time to store a message in the last minute, by the broker's own percentiles (99, 99.9).",
        "cluster", "broker", "broker_id", "percentile").From("putLatency99, putLatency999");

    public static readonly Metric PutDistribution = Metric.Gauge(
        "rocketmq_broker_put_last_minute_messages",
        "Messages stored in the broker's last full minute that took longer than the bucket before and no longer than this many seconds; not cumulative.",
        "cluster", "broker", "broker_id", "up_to").From("putMessageDistributeTime");

    public static readonly Metric PoolQueue = Metric.Gauge(
        "rocketmq_broker_thread_pool_queue_requests",
        "Requests that wait in the queue of a thread pool.",
        "cluster", "broker", "broker_id", "pool").From("<pool>ThreadPoolQueueSize");

    public static readonly Metric PoolCapacity = Metric.Gauge(
        "rocketmq_broker_thread_pool_queue_capacity_requests",
        "Requests that the queue of a thread pool may hold.",
        "cluster", "broker", "broker_id", "pool").From("<pool>ThreadPoolQueueCapacity");

    public static readonly Metric PoolHeadWait = Metric.Gauge(
        "rocketmq_broker_thread_pool_head_wait_seconds",
        "How long the oldest request has waited in the queue of a thread pool; the send pool refuses requests from 0.2 s on.",
        "cluster", "broker", "broker_id", "pool").From("<pool>ThreadPoolQueueHeadWaitTimeMills");

    public static readonly Metric PageCacheLock = Metric.Gauge(
        "rocketmq_broker_page_cache_lock_seconds",
        "How long the lock of the commit log has been held now; the broker throttles senders from 1 s on.",
        "cluster", "broker", "broker_id").From("pageCacheLockTimeMills");

    public static readonly Metric CommitLogDisk = Metric.Gauge(
        "rocketmq_broker_commit_log_disk_usage_ratio",
        "Used share of the disk that holds the commit log; with several paths the lowest. Deletion starts at 0.75, writes stop at 0.9 by default.",
        "cluster", "broker", "broker_id").From("commitLogDiskRatio");

    public static readonly Metric CommitLogPathDisk = Metric.Gauge(
        "rocketmq_broker_commit_log_path_disk_usage_ratio",
        "Used share of the disk of one commit log path.",
        "cluster", "broker", "broker_id", "path").From("commitLogDiskRatio_<path>");

    public static readonly Metric ConsumeQueueDisk = Metric.Gauge(
        "rocketmq_broker_consume_queue_disk_usage_ratio",
        "Used share of the disk that holds the consume queues.",
        "cluster", "broker", "broker_id").From("consumeQueueDiskRatio");

    public static readonly Metric CommitLogCapacity = Metric.Gauge(
        "rocketmq_broker_commit_log_disk_capacity_bytes",
        "Size of the disk that holds the commit log, as the broker rounds it.",
        "cluster", "broker", "broker_id").From("commitLogDirCapacity");

    public static readonly Metric CommitLogFree = Metric.Gauge(
        "rocketmq_broker_commit_log_disk_free_bytes",
        "Free space on the disk that holds the commit log, as the broker rounds it.",
        "cluster", "broker", "broker_id").From("commitLogDirCapacity");

    public static readonly Metric CommitLogFirst = Metric.Gauge(
        "rocketmq_broker_commit_log_first_offset_bytes",
        "Lowest offset that the commit log still holds.",
        "cluster", "broker", "broker_id").From("commitLogMinOffset");

    public static readonly Metric CommitLogEnd = Metric.Gauge(
        "rocketmq_broker_commit_log_end_offset_bytes",
        "End of the commit log; a slave's distance from its master is the difference.",
        "cluster", "broker", "broker_id").From("commitLogMaxOffset");

    public static readonly Metric DispatchBehind = Metric.Gauge(
        "rocketmq_broker_dispatch_behind_bytes",
        "Bytes of the commit log that are not yet in the consume queues, so that no consumer sees them.",
        "cluster", "broker", "broker_id").From("dispatchBehindBytes");

    public static readonly Metric FlushBehind = Metric.Gauge(
        "rocketmq_broker_flush_behind_bytes",
        "Bytes written but not yet flushed to disk.",
        "cluster", "broker", "broker_id").From("remainHowManyDataToFlush");

    public static readonly Metric CommitBehind = Metric.Gauge(
        "rocketmq_broker_commit_behind_bytes",
        "Bytes in the transient pool that are not yet committed to the page cache.",
        "cluster", "broker", "broker_id").From("remainHowManyDataToCommit");

    public static readonly Metric TransientBuffers = Metric.Gauge(
        "rocketmq_broker_transient_store_free_buffers",
        "Free buffers of the transient store pool; absent when the pool is off.",
        "cluster", "broker", "broker_id").From("remainTransientStoreBufferNumbs");

    public static readonly Metric EarliestMessage = Metric.Gauge(
        "rocketmq_broker_earliest_message_timestamp_seconds",
        "When the oldest message in the commit log was stored, in Unix time by the broker's clock.",
        "cluster", "broker", "broker_id").From("earliestMessageTimeStamp");

    public static readonly Metric ScheduledBacklog = Metric.Gauge(
        "rocketmq_broker_scheduled_backlog_messages",
        "Delayed messages that wait at a delay level.",
        "cluster", "broker", "broker_id", "level").From("scheduleMessageOffset_<level>");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Up, Info, BootTimestamp, Active, PutMessages, GetMessages, GetFound, GetMissed, PutFailures, PutBytes, PutTimeMaximum,
        GetTimeMaximum, PutLatency, PutDistribution, PoolQueue, PoolCapacity, PoolHeadWait, PageCacheLock,
        CommitLogDisk, CommitLogPathDisk, ConsumeQueueDisk, CommitLogCapacity, CommitLogFree, CommitLogFirst,
        CommitLogEnd, DispatchBehind, FlushBehind, CommitBehind, TransientBuffers, EarliestMessage, ScheduledBacklog,
    ];
}
