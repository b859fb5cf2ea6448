using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of each stream.</summary>
internal static class JetStreamStreamMetrics
{
    private static readonly string[] _labels =
    [
        "server_id", "server_name", "cluster", "domain", "account", "account_name", "account_id",
        "stream_name", "stream_leader", "is_stream_leader",
    ];

    private static readonly string[] _sourceLabels = [.. _labels, "source_name", "source_api", "source_deliver"];

    private static readonly string[] _mirrorLabels = [.. _labels, "mirror_name", "mirror_api", "mirror_deliver"];

    public static readonly Metric Messages = Metric.Gauge(
        "jetstream_stream_total_messages", "Messages that the stream holds.", _labels).From("/jsz, stream_detail.state.messages");

    public static readonly Metric Bytes = Metric.Gauge(
        "jetstream_stream_total_bytes", "Bytes that the stream holds.", _labels).From("/jsz, stream_detail.state.bytes");

    public static readonly Metric FirstSequence = Metric.Gauge(
        "jetstream_stream_first_seq", "Sequence of the oldest message.", _labels).From("/jsz, stream_detail.state.first_seq");

    public static readonly Metric LastSequence = Metric.Gauge(
        "jetstream_stream_last_seq", "Sequence of the newest message.", _labels).From("/jsz, stream_detail.state.last_seq");

    public static readonly Metric Consumers = Metric.Gauge(
        "jetstream_stream_consumer_count", "Consumers of the stream.", _labels).From("/jsz, stream_detail.state.consumer_count");

    public static readonly Metric Subjects = Metric.Gauge(
        "jetstream_stream_subject_count", "Subjects that the stream holds messages of.", _labels).From("/jsz, stream_detail.state.num_subjects");

    public static readonly Metric LimitBytes = Metric.Gauge(
        "jetstream_stream_limit_bytes", "How many bytes the stream may hold.", _labels).From("/jsz, stream_detail.config.max_bytes");

    public static readonly Metric LimitMessages = Metric.Gauge(
        "jetstream_stream_limit_messages", "How many messages the stream may hold.", _labels).From("/jsz, stream_detail.config.max_msgs");

    public static readonly Metric SourceLag = Metric.Gauge(
        "jetstream_stream_source_lag", "Messages that the stream is behind one of its sources.", _sourceLabels).From("/jsz, stream_detail.sources.lag");

    public static readonly Metric SourceActive = Metric.Gauge(
        "jetstream_stream_source_active_duration_ns", "Nanoseconds since the source was last heard of.", _sourceLabels).From("/jsz, stream_detail.sources.active");

    public static readonly Metric MirrorLag = Metric.Gauge(
        "jetstream_stream_mirror_lag", "Messages that the stream is behind the one that it mirrors.", _mirrorLabels).From("/jsz, stream_detail.mirror.lag");

    public static readonly Metric MirrorActive = Metric.Gauge(
        "jetstream_stream_mirror_active_duration_ns", "Nanoseconds since the mirrored stream was last heard of.", _mirrorLabels).From("/jsz, stream_detail.mirror.active");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Messages, Bytes, FirstSequence, LastSequence, Consumers, Subjects, LimitBytes, LimitMessages, SourceLag,
        SourceActive, MirrorLag, MirrorActive,
    ];
}
