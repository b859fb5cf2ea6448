using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>What apache/rocketmq-exporter says of consumer groups, in its names.</summary>
internal static class CompatGroupMetrics
{
    public static readonly Metric Diff = Metric.Gauge(
        "rocketmq_group_diff",
        "Messages that the group has not consumed of the topic.",
        "cluster", "group", "topic", "countOfOnlineConsumers", "msgModel")
        .From("GET_ALL_CONSUMER_OFFSET (43) and GET_TOPIC_STATS_INFO (202)").KeepingLargest();

    public static readonly Metric RetryDiff = Metric.Gauge(
        "rocketmq_group_retrydiff",
        "Messages in the group's retry topic that it has not consumed again.",
        "cluster", "group", "topic", "countOfOnlineConsumers", "msgModel")
        .From("GET_ALL_CONSUMER_OFFSET (43) and GET_TOPIC_STATS_INFO (202)").KeepingLargest();

    public static readonly Metric DlqDiff = Metric.Gauge(
        "rocketmq_group_dlqdiff",
        "Messages in the group's dead-letter topic.",
        "cluster", "group", "topic", "countOfOnlineConsumers", "msgModel")
        .From("GET_TOPIC_STATS_INFO (202), maxOffset - minOffset").KeepingLargest();

    public static readonly Metric Count = Metric.Gauge(
        "rocketmq_group_count",
        "Clients of the group that are connected to any broker.",
        "cluster", "caddr", "localaddr", "group").From("GET_CONSUMER_CONNECTION_LIST (203), connectionSet");

    public static readonly Metric ConsumerTps = Metric.Gauge(
        "rocketmq_consumer_tps",
        "Messages per second that the group has committed of the topic on the broker within about the last minute.",
        "cluster", "broker", "topic", "group").From("GET_ALL_CONSUMER_OFFSET (43), growth").KeepingLargest();

    public static readonly Metric ConsumerMessageSize = Metric.Gauge(
        "rocketmq_consumer_message_size",
        "Bytes per second that the broker has handed to the group of the topic within a minute.",
        "cluster", "broker", "topic", "group").From("VIEW_BROKER_STATS_DATA (315), GROUP_GET_SIZE statsMinute.tps").KeepingLargest();

    public static readonly Metric SendBackNums = Metric.Gauge(
        "rocketmq_send_back_nums",
        "Messages of the topic that the group sent back to be retried within a minute.",
        "cluster", "broker", "topic", "group").From("VIEW_BROKER_STATS_DATA (315), SNDBCK_PUT_NUMS statsMinute.sum").KeepingLargest();

    public static readonly Metric ConsumerOffset = Metric.Gauge(
        "rocketmq_consumer_offset",
        "Sum of the offsets that the group has committed of the topic on the broker.",
        "cluster", "broker", "topic", "group").From("GET_ALL_CONSUMER_OFFSET (43), offsetTable").KeepingLargest();

    public static readonly Metric LatencyByStoreTime = Metric.Gauge(
        "rocketmq_group_get_latency_by_storetime",
        "Milliseconds since the oldest message was stored on the broker that the group has not consumed of the topic.",
        "cluster", "broker", "topic", "group").From("GET_TOPIC_STATS_INFO (202) over time, QUERY_CONSUME_TIME_SPAN (303)").KeepingLargest();
}
