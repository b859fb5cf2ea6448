using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>The limits of streams, to be held against what they hold. What is not limited is absent.</summary>
internal static class StreamLimitMetrics
{
    public static readonly Metric Messages = Metric.Gauge(
        "nats_stream_limit_messages",
        "Messages that the stream may hold; absent without a limit.",
        "cluster", "account", "stream").From("JSZ: stream_detail.config.max_msgs");

    public static readonly Metric Bytes = Metric.Gauge(
        "nats_stream_limit_bytes",
        "Bytes that the stream may hold; absent without a limit.",
        "cluster", "account", "stream").From("JSZ: stream_detail.config.max_bytes");

    public static readonly Metric Age = Metric.Gauge(
        "nats_stream_limit_age_seconds",
        "How old messages may get; absent without a limit.",
        "cluster", "account", "stream").From("JSZ: stream_detail.config.max_age");

    public static readonly Metric Consumers = Metric.Gauge(
        "nats_stream_limit_consumers",
        "Consumers that the stream may have; absent without a limit.",
        "cluster", "account", "stream").From("JSZ: stream_detail.config.max_consumers");

    public static IReadOnlyList<Metric> All { get; } = [Messages, Bytes, Age, Consumers];
}
