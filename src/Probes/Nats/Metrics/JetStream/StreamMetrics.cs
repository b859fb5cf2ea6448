using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>What is known of streams beyond the shared vocabulary; from each stream's leader only.</summary>
internal static class StreamMetrics
{
    public static readonly Metric Info = Metric.Gauge(
        "nats_stream_info",
        "1 for each stream, with its retention (limits, interest, workqueue), storage (file, memory) and what it discards when it is full (old, new).",
        "cluster", "account", "stream", "retention", "storage", "discard").From("JSZ: stream_detail.config");

    public static readonly Metric Bytes = Metric.Gauge(
        "nats_stream_bytes",
        "Bytes that the stream holds, one copy of them.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.bytes").KeepingLargest();

    public static readonly Metric FirstSequence = Metric.Gauge(
        "nats_stream_first_sequence",
        "Sequence of the oldest message; one beyond the last sequence in an empty stream.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.first_seq");

    public static readonly Metric LastSequence = Metric.Gauge(
        "nats_stream_last_sequence",
        "Sequence of the newest message that there ever was.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.last_seq");

    public static readonly Metric FirstMessage = Metric.Gauge(
        "nats_stream_first_message_timestamp_seconds",
        "When the oldest message that is left was stored, in Unix time by the server's clock; absent in an empty stream.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.first_ts");

    public static readonly Metric Created = Metric.Gauge(
        "nats_stream_created_timestamp_seconds",
        "When the stream was made, in Unix time by the server's clock.",
        "cluster", "account", "stream").From("JSZ: stream_detail.created");

    public static readonly Metric Subjects = Metric.Gauge(
        "nats_stream_subjects",
        "Different subjects among the messages that the stream holds.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.num_subjects").KeepingLargest();

    public static readonly Metric Deleted = Metric.Gauge(
        "nats_stream_deleted_messages",
        "Messages removed from between the oldest and the newest.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.num_deleted").KeepingLargest();

    public static readonly Metric Unrecovered = Metric.Gauge(
        "nats_stream_unrecovered_messages",
        "Messages that the leader's disk had lost when it was last started; absent where there are none.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.lost.msgs").KeepingLargest();

    public static readonly Metric Consumers = Metric.Gauge(
        "nats_stream_consumers",
        "Consumers of the stream, those included that are not reported one by one.",
        "cluster", "account", "stream").From("JSZ: stream_detail.state.consumer_count").KeepingLargest();

    public static readonly Metric Threshold = Metric.Gauge(
        "nats_stream_threshold",
        "What the stream's owners wrote into its metadata as io.nats.monitor.<kind>, a duration in seconds; from 2.10 on.",
        "cluster", "account", "stream", "kind").From("JSZ: stream_detail.config.metadata");

    public static IReadOnlyList<Metric> All { get; } =
        [Info, Bytes, FirstSequence, LastSequence, FirstMessage, Created, Subjects, Deleted, Unrecovered, Consumers, Threshold];
}
