using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of each stream.</summary>
internal static class StreamMetrics
{
    private static readonly string[] _labels =
        ["account", "account_name", "cluster_name", "server_id", "server_name", "stream", "stream_leader"];

    public static readonly Metric Messages = Metric.Gauge(
        "nats_stream_total_messages", "Messages that the stream holds.", _labels).From("/jsz, stream_detail.state.messages");

    public static readonly Metric Bytes = Metric.Gauge(
        "nats_stream_total_bytes", "Bytes that the stream holds.", _labels).From("/jsz, stream_detail.state.bytes");

    public static readonly Metric FirstSequence = Metric.Gauge(
        "nats_stream_first_seq", "Sequence of the oldest message.", _labels).From("/jsz, stream_detail.state.first_seq");

    public static readonly Metric LastSequence = Metric.Gauge(
        "nats_stream_last_seq", "Sequence of the newest message.", _labels).From("/jsz, stream_detail.state.last_seq");

    public static readonly Metric Consumers = Metric.Gauge(
        "nats_stream_consumer_count", "Consumers of the stream.", _labels).From("/jsz, stream_detail.state.consumer_count");

    public static readonly Metric Subjects = Metric.Gauge(
        "nats_stream_subject_count", "Subjects that the stream holds messages of.", _labels).From("/jsz, stream_detail.state.num_subjects");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Messages, Bytes, FirstSequence, LastSequence, Consumers, Subjects,
    ];
}
