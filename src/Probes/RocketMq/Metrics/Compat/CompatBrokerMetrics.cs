using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>What apache/rocketmq-exporter says of brokers beside their runtime table, in its names.</summary>
internal static class CompatBrokerMetrics
{
    public static readonly Metric Tps = Metric.Gauge(
        "rocketmq_broker_tps",
        "Messages per second that the master has stored in the last minute.",
        "cluster", "brokerIP", "broker").From("GET_BROKER_RUNTIME_INFO (28), putTps");

    public static readonly Metric Qps = Metric.Gauge(
        "rocketmq_broker_qps",
        "Messages per second that the master has handed out in the last minute.",
        "cluster", "brokerIP", "broker").From("GET_BROKER_RUNTIME_INFO (28), getTransferedTps");

    public static readonly Metric CommitLogDiff = Metric.Gauge(
        "rocketmq_broker_commitlog_diff",
        "Bytes of the master's commit log that the slave does not have yet.",
        "cluster", "brokerIP", "broker").From("GET_BROKER_RUNTIME_INFO (28), commitLogMaxOffset of both");
}
