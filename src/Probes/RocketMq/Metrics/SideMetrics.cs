using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>Messages that lie beside the topics that they were sent to: delayed, half of a transaction, in light queues. Timed ones: <see cref="TimerMetrics"/>.</summary>
internal static class SideMetrics
{
    public static readonly Metric ScheduledOverdue = Metric.Gauge(
        "rocketmq_broker_scheduled_overdue_seconds",
        "How late the next delayed message of a delay level is, at least; 0 if it is in time, absent while it is older than the exporter and may be late or not.",
        "cluster", "broker", "broker_id", "level").From("GET_BROKER_RUNTIME_INFO (28), scheduleMessageOffset_<level>; GET_BROKER_CONFIG (26), messageDelayLevel");

    public static readonly Metric HalfMessages = Metric.Gauge(
        "rocketmq_broker_half_messages",
        "Messages of transactions that the broker has not passed yet when checking for their outcome: at most this many are undecided, since those decided after its last check (every 30 s, in 4.x 60 s) count too.",
        "cluster", "broker").From("GET_ALL_CONSUMER_OFFSET (43), CID_RMQ_SYS_TRANS; GET_TOPIC_STATS_INFO (202) of RMQ_SYS_TRANS_HALF_TOPIC");

    public static readonly Metric HalfDecisions = Metric.Gauge(
        "rocketmq_broker_half_decision_messages",
        "Records of commits and rollbacks that the broker has not worked off yet when checking transactions; from 5.0 on one record holds many of them.",
        "cluster", "broker").From("GET_ALL_CONSUMER_OFFSET (43), CID_RMQ_SYS_TRANS; GET_TOPIC_STATS_INFO (202) of RMQ_SYS_TRANS_OP_HALF_TOPIC");

    public static readonly Metric LightQueues = Metric.Gauge(
        "rocketmq_broker_light_queue_commits",
        "Committed offsets of light queues (LMQ); absent where the broker keeps none. They are counted only: none is shown by itself.",
        "cluster", "broker").From("GET_ALL_CONSUMER_OFFSET (43), lmqOffsetTable");

    public static IReadOnlyList<Metric> All { get; } =
        [ScheduledOverdue, HalfMessages, HalfDecisions, LightQueues];
}
