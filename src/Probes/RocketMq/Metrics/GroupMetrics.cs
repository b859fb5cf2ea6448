using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What is known of consumer groups beyond the shared vocabulary.</summary>
internal static class GroupMetrics
{
    public static readonly Metric Info = Metric.Gauge(
        "rocketmq_group_info",
        "How the group consumes: type (push, pull, pop), message model (clustering, broadcasting) and where it begins on a queue without a commit (first, last, timestamp), all unknown for a group that was offline since the exporter started; always 1.",
        "cluster", "group", "consume_type", "message_model", "consume_from").From("GET_CONSUMER_CONNECTION_LIST (203); pop also from GET_ALL_MESSAGE_REQUEST_MODE (402) and from commits on a POP retry topic (43)").Across(AcrossShards.Largest);

    public static readonly Metric ConsumeEnabled = Metric.Gauge(
        "rocketmq_group_consume_enabled",
        "Whether the brokers let the group consume (1), or at least one of them refuses (0).",
        "cluster", "group").From("GET_ALL_SUBSCRIPTIONGROUP_CONFIG (201), consumeEnable").Across(AcrossShards.Smallest);

    public static readonly Metric Clients = Metric.Gauge(
        "rocketmq_group_clients",
        "Clients connected as consumers of the group, by language and version of the client; several versions are normal while a deployment is under way.",
        "cluster", "group", "language", "version").From("GET_CONSUMER_CONNECTION_LIST (203), language, version").Across(AcrossShards.Largest);

    public static readonly Metric OffsetAhead = Metric.Gauge(
        "rocketmq_group_offset_ahead_queues",
        "Queues whose committed offset lies beyond their end: the broker lost data, or the topic was re-created.",
        "cluster", "group", "topic").From("GET_ALL_CONSUMER_OFFSET (43), GET_TOPIC_STATS_INFO (202)").Across(AcrossShards.Sum);

    public static readonly Metric RetryLag = Metric.Gauge(
        "rocketmq_group_retry_lag_messages",
        "Messages that the group failed to process and has not got again yet, in its %RETRY% topics; not part of messaging_group_lag_messages.",
        "cluster", "group").From("GET_ALL_CONSUMER_OFFSET (43), GET_TOPIC_STATS_INFO (202)").KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric PopRetryLag = Metric.Gauge(
        "rocketmq_group_pop_retry_lag_messages",
        "Messages of a topic that the group consumes by POP (5.x), failed to process and has not got again yet; part of rocketmq_group_retry_lag_messages.",
        "cluster", "group", "topic").From("GET_ALL_CONSUMER_OFFSET (43), GET_TOPIC_STATS_INFO (202) of %RETRY%group_topic and %RETRY%group+topic").KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric InFlight = Metric.Gauge(
        "rocketmq_group_in_flight_messages",
        "Messages that POP consumers (5.x) got and have not acknowledged, up to a minute ago; only with pop_in_flight: true and from brokers with popConsumerKVServiceEnable, part of messaging_group_lag_messages.",
        "cluster", "group", "topic").From("GET_CONSUME_STATS (208), pullOffset, consumerOffset").KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric RetryPublished = Metric.Counter(
        "rocketmq_group_retry_published_messages_total",
        "Messages sent back to be retried for the group.",
        "cluster", "group").From("GET_TOPIC_STATS_INFO (202) of %RETRY%group").Across(AcrossShards.Sum);

    public static readonly Metric DlqRetained = Metric.Gauge(
        "rocketmq_group_dlq_retained_messages",
        "Messages in the group's dead-letter topic.",
        "cluster", "group").From("GET_TOPIC_STATS_INFO (202) of %DLQ%group").KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric DlqPublished = Metric.Counter(
        "rocketmq_group_dlq_published_messages_total",
        "Messages that the group gave up after its last retry; 0 once every broker has told that the group has no dead-letter topic.",
        "cluster", "group").From("GET_TOPIC_STATS_INFO (202) of %DLQ%group").Across(AcrossShards.Sum);

    public static readonly Metric QueueLag = Metric.Gauge(
        "rocketmq_group_queue_lag_messages",
        "Messages between the group's committed offset and the end of the queue; only with granularity queue.",
        "cluster", "group", "topic", "broker", "queue").From("GET_ALL_CONSUMER_OFFSET (43), GET_TOPIC_STATS_INFO (202)").KeepingLargest();

    public static readonly Metric QueueCommittedOffset = Metric.Gauge(
        "rocketmq_group_queue_committed_offset",
        "The next offset that the group will consume from the queue; only with granularity queue.",
        "cluster", "group", "topic", "broker", "queue").From("GET_ALL_CONSUMER_OFFSET (43)");

    public static IReadOnlyList<Metric> All { get; } =
        [Info, ConsumeEnabled, Clients, OffsetAhead, InFlight, RetryLag, PopRetryLag, RetryPublished, DlqRetained, DlqPublished, QueueLag, QueueCommittedOffset];
}
