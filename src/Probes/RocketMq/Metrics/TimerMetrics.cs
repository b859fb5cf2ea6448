using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>The timer wheel of 5.x: messages that are to be delivered at a time of their own. Brokers that have it off tell nothing of it.</summary>
internal static class TimerMetrics
{
    public static readonly Metric Messages = Metric.Gauge(
        "rocketmq_broker_timer_messages",
        "Messages that wait in the timer wheel (5.x).",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), timerCongestNum");

    public static readonly Metric Backlog = Metric.Gauge(
        "rocketmq_broker_timer_backlog_messages",
        "Timer messages (5.x) that are not yet in the timer wheel.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), timerOffsetBehind");

    public static readonly Metric ReadBehind = Metric.Gauge(
        "rocketmq_broker_timer_read_behind_seconds",
        "How far the timer wheel (5.x) is behind the clock.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), timerReadBehind");

    public static readonly Metric Enqueued = Metric.Gauge(
        "rocketmq_broker_timer_enqueued_messages_per_second",
        "Messages put into the timer wheel (5.x), as the broker last measured; it gives no total of them.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), timerEnqueueTps");

    public static readonly Metric Dequeued = Metric.Gauge(
        "rocketmq_broker_timer_dequeued_messages_per_second",
        "Messages delivered from the timer wheel (5.x), as the broker last measured; it gives no total of them.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), timerDequeueTps");

    public static readonly Metric TopicMessages = Metric.Gauge(
        "rocketmq_broker_timer_topic_messages",
        "Messages for a topic that wait in the timer wheel (5.x); asked every minute.",
        "cluster", "broker", "topic").From("GET_TIMER_METRICS (61), timingCount").KeepingLargest();

    public static readonly Metric Checkpoint = Metric.Gauge(
        "rocketmq_broker_timer_checkpoint_timestamp_seconds",
        "Up to which time the broker has on disk that due messages of the timer wheel (5.x) were delivered, in Unix time by its clock; after a crash it goes on from there.",
        "cluster", "broker").From("GET_TIMER_CHECK_POINT (60), lastReadTimeMs");

    public static IReadOnlyList<Metric> All { get; } = [Messages, Backlog, ReadBehind, Enqueued, Dequeued, TopicMessages, Checkpoint];
}
