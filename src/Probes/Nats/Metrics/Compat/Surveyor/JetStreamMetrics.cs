using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of JetStream on each server.</summary>
internal static class JetStreamMetrics
{
    public static readonly Metric Info = Metric.Gauge(
        "nats_core_jetstream_info", "1 for each server.", "server_name", "server_id", "server_cluster", "server_domain", "server_version", "server_jetstream").From("/varz, jetstream");

    public static readonly Metric Enabled = SurveyorMetric.JetStream(
        "enabled", "Whether JetStream is on (1) or off (0).", "/varz, jetstream.config");

    public static readonly Metric FileSize = SurveyorMetric.JetStream(
        "filestore_size_bytes", "How many bytes JetStream may keep on disk.", "/varz, jetstream.config.max_storage");

    public static readonly Metric FileUsed = SurveyorMetric.JetStream(
        "filestore_used_bytes", "Bytes that JetStream keeps on disk.", "/varz, jetstream.stats.storage");

    public static readonly Metric FileReserved = SurveyorMetric.JetStream(
        "filestore_reserved_bytes", "Bytes of disk that streams have reserved.", "/varz, jetstream.stats.reserved_storage");

    public static readonly Metric MemorySize = SurveyorMetric.JetStream(
        "memstore_size_bytes", "How many bytes JetStream may keep in memory.", "/varz, jetstream.config.max_memory");

    public static readonly Metric MemoryUsed = SurveyorMetric.JetStream(
        "memstore_used_bytes", "Bytes that JetStream keeps in memory.", "/varz, jetstream.stats.memory");

    public static readonly Metric MemoryReserved = SurveyorMetric.JetStream(
        "memstore_reserved_bytes", "Bytes of memory that streams have reserved.", "/varz, jetstream.stats.reserved_memory");

    public static readonly Metric Accounts = SurveyorMetric.JetStream(
        "accounts", "Accounts that use JetStream.", "/varz, jetstream.stats.accounts");

    public static readonly Metric HaAssets = SurveyorMetric.JetStream(
        "ha_assets", "Raft groups that the server is a member of.", "/varz, jetstream.stats.ha_assets");

    public static readonly Metric ApiRequests = SurveyorMetric.JetStream(
        "api_requests", "Requests to JetStream's API since the server started.", "/varz, jetstream.stats.api.total");

    public static readonly Metric ApiErrors = SurveyorMetric.JetStream(
        "api_errors", "Requests to JetStream's API that failed since the server started.", "/varz, jetstream.stats.api.errors");

    public static readonly Metric ApiPending = SurveyorMetric.JetStream(
        "api_pending", "Proposals that the meta group has not applied yet; from 2.10.21 on.", "/varz, jetstream.meta.pending");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Info, Enabled, FileSize, FileUsed, FileReserved, MemorySize, MemoryUsed, MemoryReserved, Accounts, HaAssets,
        ApiRequests, ApiErrors, ApiPending,
    ];
}
