using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of accounts that use JetStream: each server tells it of the whole cluster.</summary>
internal static class JetStreamAccountMetrics
{
    private static readonly string[] _labels = ["server_id", "server_name", "cluster", "domain", "account", "account_name", "account_id"];

    public static readonly Metric MaxMemory = Metric.Gauge(
        "jetstream_account_max_memory", "How many bytes the account may keep in memory.", _labels).From("/jsz, account_details.reserved_memory");

    public static readonly Metric MaxStorage = Metric.Gauge(
        "jetstream_account_max_storage", "How many bytes the account may keep on disk.", _labels).From("/jsz, account_details.reserved_storage");

    public static readonly Metric MemoryUsed = Metric.Gauge(
        "jetstream_account_memory_used", "Bytes that the account keeps in memory in the whole cluster, as this server knows it.", _labels).From("/jsz, account_details.memory");

    public static readonly Metric StorageUsed = Metric.Gauge(
        "jetstream_account_storage_used", "Bytes that the account keeps on disk in the whole cluster, as this server knows it.", _labels).From("/jsz, account_details.storage");

    public static IReadOnlyList<Metric> All { get; } =
    [
        MaxMemory, MaxStorage, MemoryUsed, StorageUsed,
    ];
}
