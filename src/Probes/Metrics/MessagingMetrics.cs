namespace Probes.Metrics;

/// <summary>
/// The vocabulary that all message systems share, told apart by the label <c>system</c>. A topic is a RocketMQ topic, a
/// NATS stream or a Kafka topic; a group is a consumer group or a JetStream consumer; a partition is a RocketMQ queue.
/// </summary>
public static class MessagingMetrics
{
    // NATS has names per account.
    private const string Account = "account";

    public static readonly Metric Up = Metric.Gauge(
        "messaging_up",
        "Whether the target answered in this collection (1) or not (0); never the last known state.",
        "system", "target").Across(AcrossShards.Smallest);

    public static readonly Metric TopicPublishedMessages = Metric.Counter(
        "messaging_topic_published_messages_total",
        "Messages written to the topic, from the growth of its end offsets.",
        "system", "cluster", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric TopicRetainedMessages = Metric.Gauge(
        "messaging_topic_retained_messages",
        "Messages that the topic holds now: end offsets minus first offsets.",
        "system", "cluster", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric TopicLastMessageTimestamp = Metric.Gauge(
        "messaging_topic_last_message_timestamp_seconds",
        "When the newest message of the topic was stored, in Unix time by the broker's clock; for Kafka by its producer's, unless the topic has LogAppendTime.",
        "system", "cluster", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Largest);

    public static readonly Metric TopicUnknownPartitions = Metric.Gauge(
        "messaging_topic_unknown_partitions",
        "Partitions whose offsets could not be read in this collection, so that the topic's other series leave them out.",
        "system", "cluster", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric GroupConsumedMessages = Metric.Counter(
        "messaging_group_consumed_messages_total",
        "Messages that the group has consumed from the topic, from the growth of its committed offsets.",
        "system", "cluster", "group", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric GroupLagMessages = Metric.Gauge(
        "messaging_group_lag_messages",
        "Messages between the group's committed offsets and the topic's end offsets, over partitions with a commit.",
        "system", "cluster", "group", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric GroupLagSeconds = Metric.Gauge(
        "messaging_group_lag_seconds",
        "Age of the oldest message that the group has not consumed yet; absent while it cannot be known.",
        "system", "cluster", "group", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Largest);

    public static readonly Metric GroupLostMessages = Metric.Gauge(
        "messaging_group_lost_messages",
        "Messages that were removed from the topic before the group consumed them: first offset minus committed offset.",
        "system", "cluster", "group", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric GroupUncommittedPartitions = Metric.Gauge(
        "messaging_group_uncommitted_partitions",
        "Partitions of the topic for which the group has never committed an offset; their messages are not counted as lag.",
        "system", "cluster", "group", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric GroupUnknownPartitions = Metric.Gauge(
        "messaging_group_unknown_partitions",
        "Partitions whose offsets could not be read in this collection, so that the group's lag leaves them out.",
        "system", "cluster", "group", "topic").WithOptional(Account).KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric GroupMembers = Metric.Gauge(
        "messaging_group_members",
        "Clients connected as consumers of the group, as last asked: usually about a minute ago, at most 15.",
        "system", "cluster", "group").WithOptional(Account).KeepingLargest().Across(AcrossShards.Largest);

    public static readonly Metric GroupStalled = Metric.Gauge(
        "messaging_group_stalled",
        "1 while the group makes no progress on the topic although it lags, or only moves messages round (retry_loop), with the most specific reason; absent otherwise.",
        "system", "cluster", "group", "topic", "reason").WithOptional(Account).Across(AcrossShards.Largest);

    public static readonly Metric Roundtrip = Metric.Histogram(
        "messaging_roundtrip_seconds",
        "Time from sending a message of the exporter's own to a broker until it was read back from there; only with a canary.",
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        "system", "cluster", "target").Across(AcrossShards.Sum);

    public static readonly Metric RoundtripFailures = Metric.Counter(
        "messaging_roundtrip_failures_total",
        "Round trips of a message of the exporter's own that did not come to their end, or could not begin, by reason; only with a canary.",
        "system", "cluster", "target", "reason").Across(AcrossShards.Sum);

    /// <summary>In the order of exposition.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Up, TopicPublishedMessages, TopicRetainedMessages, TopicLastMessageTimestamp, TopicUnknownPartitions,
        GroupConsumedMessages, GroupLagMessages, GroupLagSeconds, GroupLostMessages, GroupUncommittedPartitions,
        GroupUnknownPartitions, GroupMembers, GroupStalled, Roundtrip, RoundtripFailures,
    ];
}
