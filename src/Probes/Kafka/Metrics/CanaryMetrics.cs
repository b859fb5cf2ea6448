using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>The canary by broker: which of them takes a message, how soon it says so, and whether it gives it back. There are none without a canary.</summary>
internal static class CanaryMetrics
{
    public static readonly Metric Produce = Metric.Histogram(
        "kafka_broker_produce_seconds",
        "Time from sending the canary's message to the broker until it said that all copies in sync have it (acks=all).",
        MessagingMetrics.Roundtrip.Buckets,
        "cluster", "broker").From("Produce");

    public static readonly Metric Roundtrip = Metric.Histogram(
        "kafka_canary_roundtrip_seconds",
        "Time from sending the canary's message to the broker until it was read back from there.",
        MessagingMetrics.Roundtrip.Buckets,
        "cluster", "broker").From("Produce, Fetch");

    public static readonly Metric Failures = Metric.Counter(
        "kafka_canary_failures_total",
        "Round trips of the canary through the broker that did not come to their end, or could not begin, by reason.",
        "cluster", "broker", "reason").From("Produce, Fetch, CreateTopics");

    public static readonly Metric LastRoundtrip = Metric.Gauge(
        "kafka_canary_last_roundtrip_timestamp_seconds",
        "When the canary's message was last read back from the broker, in Unix time by the exporter's clock; absent before the first time.",
        "cluster", "broker").From("Fetch");

    public static readonly Metric LedPartitions = Metric.Gauge(
        "kafka_canary_led_partitions",
        "Partitions of the canary's topic that the broker leads; at 0 nothing is sent through it, because the exporter does not move partitions.",
        "cluster", "broker").From("Metadata: leader_id");

    public static IReadOnlyList<Metric> All { get; } = [Produce, Roundtrip, Failures, LastRoundtrip, LedPartitions];
}
