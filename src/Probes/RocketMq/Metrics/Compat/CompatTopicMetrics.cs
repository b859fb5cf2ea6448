using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>What apache/rocketmq-exporter calls the positions and the traffic of topics, and the clients of producers.</summary>
internal static class CompatTopicMetrics
{
    public static readonly Metric ProducerCount = Metric.Gauge(
        "rocketmq_producer_count",
        "Clients of a producer group that are connected to the broker.",
        "cluster", "broker", "group").From("GET_ALL_PRODUCER_INFO (328), data");

    public static readonly Metric ProducerOffset = Metric.Gauge(
        "rocketmq_producer_offset",
        "Sum of the topic's end offsets on the broker.",
        "cluster", "broker", "topic").From("GET_TOPIC_STATS_INFO (202), maxOffset").KeepingLargest();

    public static readonly Metric RetryOffset = Metric.Gauge(
        "rocketmq_topic_retry_offset",
        "Sum of a retry topic's end offsets on the broker.",
        "cluster", "broker", "topic").From("GET_TOPIC_STATS_INFO (202), maxOffset").KeepingLargest();

    public static readonly Metric DlqOffset = Metric.Gauge(
        "rocketmq_topic_dlq_offset",
        "Sum of the end offsets of a group's dead-letter topic on the broker.",
        "cluster", "broker", "group").From("GET_TOPIC_STATS_INFO (202), maxOffset").KeepingLargest();

    public static readonly Metric ProducerTps = Metric.Gauge(
        "rocketmq_producer_tps",
        "Messages per second that the topic got on the broker within about the last minute.",
        "cluster", "broker", "topic").From("GET_TOPIC_STATS_INFO (202), growth of maxOffset").KeepingLargest();

    public static readonly Metric ProducerMessageSize = Metric.Gauge(
        "rocketmq_producer_message_size",
        "Bytes per second that the topic got on the broker within a minute.",
        "cluster", "broker", "topic").From("VIEW_BROKER_STATS_DATA (315), TOPIC_PUT_SIZE statsMinute.tps").KeepingLargest();
}
