using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What consumers tell of themselves, only with consumer_detail: as last asked, a minute ago or, of very many clients, at most 15.</summary>
internal static class ConsumerDetailMetrics
{
    private const string Request = "GET_CONSUMER_RUNNING_INFO (307)";

    public static readonly Metric Clients = Metric.Gauge(
        "rocketmq_group_detail_clients",
        "Connected clients of the group by what came of asking them: read; hung, which did not answer their broker within 10 s (as gRPC clients of a 5.x proxy never do); missing, which were not asked yet or could not tell. The group's other series here are about those that are read.",
        "cluster", "group", "state").From(Request + "; GET_CONSUMER_CONNECTION_LIST (203)").Across(AcrossShards.Absent);

    public static readonly Metric Round = Metric.Gauge(
        "rocketmq_group_detail_timestamp_seconds",
        "When the last round through the group's clients ended, in Unix time.",
        "cluster", "group").From(Request).Across(AcrossShards.Absent);

    public static readonly Metric UnownedQueues = Metric.Gauge(
        "rocketmq_group_unowned_queues",
        "Readable queues of the topic that no client of the group consumed in two rounds in a row with the same clients; absent while that is not known, and for groups that broadcast, pull or pop.",
        "cluster", "group", "topic").From(Request + ", mqTable; GET_ALL_TOPIC_CONFIG (21), readQueueNums").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric UnownedQueue = Metric.Gauge(
        "rocketmq_group_unowned_queue",
        "1 for a queue that rocketmq_group_unowned_queues counts; of each group the first ten.",
        "cluster", "group", "topic", "broker", "queue").From(Request + ", mqTable").Across(AcrossShards.Absent);

    public static readonly Metric DoublyOwnedQueues = Metric.Gauge(
        "rocketmq_group_doubly_owned_queues",
        "Queues of the topic that two or more clients of the group consumed in two rounds in a row with the same clients: their messages are consumed twice.",
        "cluster", "group", "topic").From(Request + ", mqTable").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric IdleClients = Metric.Gauge(
        "rocketmq_group_idle_clients",
        "Clients of the group without a queue in two rounds in a row: more clients than queues, or clients that do not agree on who gets what.",
        "cluster", "group").From(Request + ", mqTable").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric UnlockedQueues = Metric.Gauge(
        "rocketmq_group_unlocked_queues",
        "Queues that a client is to consume in order and has no lock for from the broker, in two rounds in a row: it does not consume them; only for groups that consume in order.",
        "cluster", "group", "topic").From(Request + ", locked").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric CachedMessages = Metric.Gauge(
        "rocketmq_group_cached_messages",
        "Messages that clients have pulled and not consumed yet, or popped and not acknowledged.",
        "cluster", "group", "topic").From(Request + ", cachedMsgCount, waitAckCount").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric CachedBytes = Metric.Gauge(
        "rocketmq_group_cached_bytes",
        "Size of the messages that clients have pulled and not consumed yet; clients tell it in whole MiB per queue, rounded down.",
        "cluster", "group", "topic").From(Request + ", cachedMsgSizeInMiB").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric StalledQueues = Metric.Gauge(
        "rocketmq_group_stalled_queues",
        "Queues of which a client holds messages and has consumed none for over 60 seconds, by its own clock or by two readings of ours.",
        "cluster", "group", "topic").From(Request + ", cachedMsgCount, lastConsumeTimestamp").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric StalledClients = Metric.Gauge(
        "rocketmq_group_stalled_clients",
        "Clients that hold messages and have consumed none of any queue for over 60 seconds: their consume threads stand still.",
        "cluster", "group").From(Request + ", cachedMsgCount, lastConsumeTimestamp").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric ConsumeDuration = Metric.Gauge(
        "rocketmq_group_consume_duration_seconds",
        "How long the clients' listeners took over the last minute, on average over the messages consumed; absent while none were.",
        "cluster", "group", "topic").From(Request + ", consumeRT, consumeOKTPS").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric ConsumeDurationMax = Metric.Gauge(
        "rocketmq_group_consume_duration_max_seconds",
        "The same average of the client that takes longest.",
        "cluster", "group", "topic").From(Request + ", consumeRT").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric OkRate = Metric.Gauge(
        "rocketmq_group_consume_ok_rate",
        "Messages per second that clients consumed over the last minute, as they count.",
        "cluster", "group", "topic").From(Request + ", consumeOKTPS").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric FailedRate = Metric.Gauge(
        "rocketmq_group_consume_failed_rate",
        "Messages per second that clients failed to consume over the last minute, as they count; those that fail again are not among them.",
        "cluster", "group", "topic").From(Request + ", consumeFailedTPS").KeepingLargest().Across(AcrossShards.Absent);

    public static readonly Metric NameServerClients = Metric.Gauge(
        "rocketmq_group_name_server_clients",
        "Clients of the group by which name servers they use, compared as addresses: same as are configured here; fewer of them; or other ones, which may be the same by another address, or be out of service.",
        "cluster", "group", "list").From(Request + ", PROP_NAMESERVER_ADDR").Across(AcrossShards.Absent);

    public static readonly Metric ClientTrouble = Metric.Gauge(
        "rocketmq_group_client_trouble",
        "1 for a client that the other series count, by what is wrong with it: hung, stalled, idle, unlocked, subscription (it subscribes to something else than most), name_servers; of each kind and group the first ten.",
        "cluster", "group", "client_id", "trouble").From(Request).Across(AcrossShards.Absent);

    public static IReadOnlyList<Metric> All { get; } =
    [
        Clients, Round, UnownedQueues, UnownedQueue, DoublyOwnedQueues, IdleClients, UnlockedQueues, CachedMessages, CachedBytes, StalledQueues,
        StalledClients, ConsumeDuration, ConsumeDurationMax, OkRate, FailedRate, NameServerClients, ClientTrouble,
    ];
}
