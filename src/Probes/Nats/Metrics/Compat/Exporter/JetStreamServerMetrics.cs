using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of JetStream on each server.</summary>
internal static class JetStreamServerMetrics
{
    private static readonly string[] _labels = ["server_id", "server_name", "cluster", "domain", "meta_leader", "is_meta_leader"];

    public static readonly Metric Disabled = Metric.Gauge(
        "jetstream_server_jetstream_disabled", "Whether JetStream is off (1) or on (0).", _labels).From("/jsz, disabled");

    public static readonly Metric Streams = Metric.Gauge(
        "jetstream_server_total_streams", "Streams that the server has a copy of.", _labels).From("/jsz, streams");

    public static readonly Metric Consumers = Metric.Gauge(
        "jetstream_server_total_consumers", "Consumers that the server has a copy of.", _labels).From("/jsz, consumers");

    public static readonly Metric Messages = Metric.Gauge(
        "jetstream_server_total_messages", "Messages that the server stores.", _labels).From("/jsz, messages");

    public static readonly Metric Bytes = Metric.Gauge(
        "jetstream_server_total_message_bytes", "Bytes of messages that the server stores.", _labels).From("/jsz, bytes");

    public static readonly Metric MaxMemory = Metric.Gauge(
        "jetstream_server_max_memory", "How many bytes JetStream may keep in memory.", _labels).From("/jsz, config.max_memory");

    public static readonly Metric MaxStorage = Metric.Gauge(
        "jetstream_server_max_storage", "How many bytes JetStream may keep on disk.", _labels).From("/jsz, config.max_storage");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Disabled, Streams, Consumers, Messages, Bytes, MaxMemory, MaxStorage,
    ];
}
