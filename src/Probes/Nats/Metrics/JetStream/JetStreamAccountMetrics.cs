using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>What accounts take of JetStream in the whole cluster, all copies together.</summary>
internal static class JetStreamAccountMetrics
{
    private const string Whose = "as the meta group's leader has it, or the server itself without a cluster";

    public static readonly Metric Memory = Metric.Gauge(
        "nats_jetstream_account_memory_bytes",
        $"Bytes that the account's streams in memory take, {Whose}.",
        "cluster", "account").From("JSZ: account_details.memory").KeepingLargest();

    public static readonly Metric MemoryLimit = Metric.Gauge(
        "nats_jetstream_account_memory_limit_bytes",
        "Bytes that the account's streams in memory may take; absent without a limit, and where limits are by tier.",
        "cluster", "account").From("JSZ: account_details.reserved_memory");

    public static readonly Metric Storage = Metric.Gauge(
        "nats_jetstream_account_storage_bytes",
        $"Bytes that the account's streams in files take, {Whose}.",
        "cluster", "account").From("JSZ: account_details.storage").KeepingLargest();

    public static readonly Metric StorageLimit = Metric.Gauge(
        "nats_jetstream_account_storage_limit_bytes",
        "Bytes that the account's streams in files may take; absent without a limit, and where limits are by tier.",
        "cluster", "account").From("JSZ: account_details.reserved_storage");

    public static readonly Metric ApiRequests = Metric.Counter(
        "nats_jetstream_account_api_requests_total",
        "Requests of the account to the JetStream API that all servers together answered.",
        "cluster", "account").From("JSZ: account_details.api.total");

    public static readonly Metric ApiErrors = Metric.Counter(
        "nats_jetstream_account_api_errors_total",
        "Requests of the account to the JetStream API that all servers together answered with an error.",
        "cluster", "account").From("JSZ: account_details.api.errors");

    public static IReadOnlyList<Metric> All { get; } = [Memory, MemoryLimit, Storage, StorageLimit, ApiRequests, ApiErrors];
}
