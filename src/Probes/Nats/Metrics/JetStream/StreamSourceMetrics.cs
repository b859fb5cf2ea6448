using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>Where mirrors and sourced streams have their messages from.</summary>
internal static class StreamSourceMetrics
{
    public static readonly Metric Lag = Metric.Gauge(
        "nats_stream_source_lag_messages",
        "Messages of the origin that the stream does not have yet; role is mirror or source, of several with one name the one furthest behind.",
        "cluster", "account", "stream", "role", "origin").From("JSZ: stream_detail.mirror.lag, sources.lag").KeepingLargest();

    public static readonly Metric Silence = Metric.Gauge(
        "nats_stream_source_silence_seconds",
        "How long ago the origin was last heard of; absent if it never was.",
        "cluster", "account", "stream", "role", "origin").From("JSZ: stream_detail.mirror.active, sources.active").KeepingLargest();

    public static readonly Metric Heard = Metric.Gauge(
        "nats_stream_source_heard",
        "Whether the origin was heard of since the stream has its leader (1) or never (0).",
        "cluster", "account", "stream", "role", "origin").From("JSZ: stream_detail.mirror.active, sources.active");

    public static readonly Metric Failing = Metric.Gauge(
        "nats_stream_source_failing",
        "Whether the server says of an error with the origin (1) or of none (0).",
        "cluster", "account", "stream", "role", "origin").From("JSZ: stream_detail.mirror.error, sources.error");

    public static IReadOnlyList<Metric> All { get; } = [Lag, Silence, Heard, Failing];
}
