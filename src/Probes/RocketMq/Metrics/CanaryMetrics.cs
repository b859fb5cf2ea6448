using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>The canary by broker: which of them takes a message and gives it back. There are none without a canary.</summary>
internal static class CanaryMetrics
{
    public static readonly Metric Roundtrip = Metric.Histogram(
        "rocketmq_canary_roundtrip_seconds",
        "Time from sending the canary's message to the broker's master until it was read back from there.",
        MessagingMetrics.Roundtrip.Buckets,
        "cluster", "broker").From("SEND_MESSAGE_V2 (310), GET_TOPIC_STATS_INFO (202), PULL_MESSAGE (11)");

    public static readonly Metric Failures = Metric.Counter(
        "rocketmq_canary_failures_total",
        "Round trips of the canary that did not come to their end, or could not begin, by reason.",
        "cluster", "broker", "reason").From("SEND_MESSAGE_V2 (310), GET_TOPIC_STATS_INFO (202), PULL_MESSAGE (11)");

    public static readonly Metric LastRoundtrip = Metric.Gauge(
        "rocketmq_canary_last_roundtrip_timestamp_seconds",
        "When the canary's message was last read back, in Unix time by the exporter's clock; absent before the first time.",
        "cluster", "broker").From("PULL_MESSAGE (11)");

    public static IReadOnlyList<Metric> All { get; } = [Roundtrip, Failures, LastRoundtrip];
}
