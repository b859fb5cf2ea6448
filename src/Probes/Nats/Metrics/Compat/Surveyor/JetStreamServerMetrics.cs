using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor takes from JSZ of each server.</summary>
internal static class JetStreamServerMetrics
{
    public static readonly Metric Disabled = SurveyorMetric.JetStream(
        "server_jetstream_disabled", "Whether JetStream is off (1) or on (0).", "/jsz, disabled");

    public static readonly Metric Streams = SurveyorMetric.JetStream(
        "server_total_streams", "Streams that the server has a copy of.", "/jsz, streams");

    public static readonly Metric Consumers = SurveyorMetric.JetStream(
        "server_total_consumers", "Consumers that the server has a copy of.", "/jsz, consumers");

    public static readonly Metric StreamLeaders = SurveyorMetric.JetStream(
        "server_total_stream_leaders", "Streams that the server leads.", "/jsz, stream_detail.cluster.leader");

    public static readonly Metric ConsumerLeaders = SurveyorMetric.JetStream(
        "server_total_consumer_leaders", "Consumers that the server leads.", "/jsz, consumer_detail.cluster.leader");

    public static readonly Metric Messages = SurveyorMetric.JetStream(
        "server_total_messages", "Messages that the server stores.", "/jsz, messages");

    public static readonly Metric Bytes = SurveyorMetric.JetStream(
        "server_total_message_bytes", "Bytes of messages that the server stores.", "/jsz, bytes");

    public static readonly Metric MaxMemory = SurveyorMetric.JetStream(
        "server_max_memory", "How many bytes JetStream may keep in memory.", "/jsz, config.max_memory");

    public static readonly Metric MaxStorage = SurveyorMetric.JetStream(
        "server_max_storage", "How many bytes JetStream may keep on disk.", "/jsz, config.max_storage");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Disabled, Streams, Consumers, StreamLeaders, ConsumerLeaders, Messages, Bytes, MaxMemory, MaxStorage,
    ];
}
