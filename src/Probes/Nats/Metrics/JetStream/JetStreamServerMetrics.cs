using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>JetStream on each server.</summary>
internal static class JetStreamServerMetrics
{
    public static readonly Metric Answered = Metric.Gauge(
        "nats_jetstream_answered",
        "Whether the server told of its streams and consumers in this collection (1) or, though it is up, not (0): then what it leads is absent.",
        "cluster", "server").From("JSZ");

    public static readonly Metric Enabled = Metric.Gauge(
        "nats_jetstream_enabled",
        "Whether the server has JetStream (1) or not (0).",
        "cluster", "server").From("JSZ: disabled");

    public static readonly Metric Memory = Metric.Gauge(
        "nats_jetstream_memory_bytes",
        "Bytes that streams in memory take on the server.",
        "cluster", "server").From("JSZ: memory");

    public static readonly Metric MemoryReserved = Metric.Gauge(
        "nats_jetstream_memory_reserved_bytes",
        "Bytes that streams in memory and accounts with a limit may claim on the server.",
        "cluster", "server").From("JSZ: reserved_memory");

    public static readonly Metric MemoryLimit = Metric.Gauge(
        "nats_jetstream_memory_limit_bytes",
        "Bytes that streams in memory may take on the server; absent without a limit.",
        "cluster", "server").From("JSZ: config.max_memory");

    public static readonly Metric Storage = Metric.Gauge(
        "nats_jetstream_storage_bytes",
        "Bytes that streams in files take on the server.",
        "cluster", "server").From("JSZ: storage");

    public static readonly Metric StorageReserved = Metric.Gauge(
        "nats_jetstream_storage_reserved_bytes",
        "Bytes that streams in files and accounts with a limit may claim on the server.",
        "cluster", "server").From("JSZ: reserved_storage");

    public static readonly Metric StorageLimit = Metric.Gauge(
        "nats_jetstream_storage_limit_bytes",
        "Bytes that streams in files may take on the server; absent without a limit.",
        "cluster", "server").From("JSZ: config.max_storage");

    public static readonly Metric Streams = Metric.Gauge(
        "nats_jetstream_streams",
        "Streams of which the server has a copy.",
        "cluster", "server").From("JSZ: streams");

    public static readonly Metric Consumers = Metric.Gauge(
        "nats_jetstream_consumers",
        "Consumers of which the server has a copy.",
        "cluster", "server").From("JSZ: consumers");

    public static readonly Metric LedStreams = Metric.Gauge(
        "nats_jetstream_led_streams",
        "Streams that the server leads; what the filters leave out is not counted.",
        "cluster", "server").From("JSZ: stream_detail.cluster.leader");

    public static readonly Metric LedConsumers = Metric.Gauge(
        "nats_jetstream_led_consumers",
        "Consumers that the server leads, ephemeral ones included; what the filters leave out is not counted.",
        "cluster", "server").From("JSZ: consumer_detail.cluster.leader");

    public static readonly Metric Messages = Metric.Gauge(
        "nats_jetstream_messages",
        "Messages in the copies that the server has.",
        "cluster", "server").From("JSZ: messages");

    public static readonly Metric HaAssets = Metric.Gauge(
        "nats_jetstream_ha_assets",
        "Streams and consumers with more than one copy of which the server has one; more than 1,000 are known to be trouble.",
        "cluster", "server").From("JSZ: ha_assets");

    public static readonly Metric HaAssetsLimit = Metric.Gauge(
        "nats_jetstream_ha_assets_limit",
        "How many of those the server may have; absent without a limit, and before 2.10.28.",
        "cluster", "server").From("JSZ: limits.max_ha_assets");

    public static readonly Metric ApiRequests = Metric.Counter(
        "nats_jetstream_api_requests_total",
        "Requests to the JetStream API that the server answered.",
        "cluster", "server").From("JSZ: api.total");

    public static readonly Metric ApiErrors = Metric.Counter(
        "nats_jetstream_api_errors_total",
        "Requests to the JetStream API that the server answered with an error.",
        "cluster", "server").From("JSZ: api.errors");

    public static readonly Metric ApiInFlight = Metric.Gauge(
        "nats_jetstream_api_in_flight_requests",
        "Requests to the JetStream API that the server works on; absent while there are none.",
        "cluster", "server").From("JSZ: api.inflight");

    public static readonly Metric ApiLevel = Metric.Gauge(
        "nats_jetstream_api_level",
        "The level of the JetStream API that the server speaks; from 2.11 on.",
        "cluster", "server").From("JSZ: api.level");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Answered, Enabled, Memory, MemoryReserved, MemoryLimit, Storage, StorageReserved, StorageLimit, Streams, Consumers, LedStreams, LedConsumers,
        Messages, HaAssets, HaAssetsLimit, ApiRequests, ApiErrors, ApiInFlight, ApiLevel,
    ];
}
