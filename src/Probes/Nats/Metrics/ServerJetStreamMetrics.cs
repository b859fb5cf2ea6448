using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>JetStream on each server by itself: what it holds, may hold and has promised.</summary>
internal static class ServerJetStreamMetrics
{
    public static readonly Metric Enabled = Metric.Gauge(
        "nats_server_jetstream_enabled",
        "Whether JetStream is on at the server (1) or not (0).",
        "cluster", "server").From("/varz, jetstream.config");

    public static readonly Metric Memory = Metric.Gauge(
        "nats_server_jetstream_memory_bytes",
        "Memory that streams and consumers take on the server.",
        "cluster", "server").From("/varz, jetstream.stats.memory");

    public static readonly Metric MemoryLimit = Metric.Gauge(
        "nats_server_jetstream_memory_limit_bytes",
        "Memory that JetStream may take on the server; absent without a limit.",
        "cluster", "server").From("/varz, jetstream.config.max_memory");

    public static readonly Metric MemoryReserved = Metric.Gauge(
        "nats_server_jetstream_memory_reserved_bytes",
        "Memory that is promised to streams and accounts; absent where it is unlimited.",
        "cluster", "server").From("/varz, jetstream.stats.reserved_memory");

    public static readonly Metric Storage = Metric.Gauge(
        "nats_server_jetstream_storage_bytes",
        "Disk that streams and consumers take on the server.",
        "cluster", "server").From("/varz, jetstream.stats.storage");

    public static readonly Metric StorageLimit = Metric.Gauge(
        "nats_server_jetstream_storage_limit_bytes",
        "Disk that JetStream may take on the server; absent without a limit.",
        "cluster", "server").From("/varz, jetstream.config.max_storage");

    public static readonly Metric StorageReserved = Metric.Gauge(
        "nats_server_jetstream_storage_reserved_bytes",
        "Disk that is promised to streams and accounts; absent where it is unlimited.",
        "cluster", "server").From("/varz, jetstream.stats.reserved_storage");

    public static readonly Metric Accounts = Metric.Gauge(
        "nats_server_jetstream_accounts",
        "Accounts that have JetStream on the server.",
        "cluster", "server").From("/varz, jetstream.stats.accounts");

    public static readonly Metric HaAssets = Metric.Gauge(
        "nats_server_jetstream_ha_assets",
        "Replicated streams and consumers with a copy on the server; each costs it, more than a thousand are too many.",
        "cluster", "server").From("/varz, jetstream.stats.ha_assets");

    public static readonly Metric HaAssetsLimit = Metric.Gauge(
        "nats_server_jetstream_ha_assets_limit",
        "Replicated streams and consumers that the server takes at most; absent without a limit, and before 2.11.",
        "cluster", "server").From("/varz, jetstream.limits.max_ha_assets");

    public static readonly Metric ApiRequests = Metric.Counter(
        "nats_server_jetstream_api_requests_total",
        "Requests to the JetStream API that the server has handled.",
        "cluster", "server").From("/varz, jetstream.stats.api.total");

    public static readonly Metric ApiErrors = Metric.Counter(
        "nats_server_jetstream_api_errors_total",
        "Requests to the JetStream API that the server answered with an error.",
        "cluster", "server").From("/varz, jetstream.stats.api.errors");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Enabled, Memory, MemoryLimit, MemoryReserved, Storage, StorageLimit, StorageReserved, Accounts, HaAssets, HaAssetsLimit,
        ApiRequests, ApiErrors,
    ];
}
