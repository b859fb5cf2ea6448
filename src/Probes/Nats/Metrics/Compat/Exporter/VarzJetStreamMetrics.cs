using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter makes of JetStream in /varz.</summary>
internal static class VarzJetStreamMetrics
{
    public static readonly Metric ConfigMaxMemory = ExporterMetric.Varz("jetstream_config_max_memory", "How many bytes JetStream may keep in memory.");

    public static readonly Metric ConfigMaxStorage = ExporterMetric.Varz("jetstream_config_max_storage", "How many bytes JetStream may keep on disk.");

    public static readonly Metric StatsMemory = ExporterMetric.Varz("jetstream_stats_memory", "Bytes that JetStream keeps in memory.");

    public static readonly Metric StatsStorage = ExporterMetric.Varz("jetstream_stats_storage", "Bytes that JetStream keeps on disk.");

    public static readonly Metric StatsReservedMemory = ExporterMetric.Varz("jetstream_stats_reserved_memory", "Bytes of memory that streams have reserved.");

    public static readonly Metric StatsReservedStorage = ExporterMetric.Varz("jetstream_stats_reserved_storage", "Bytes of disk that streams have reserved.");

    public static readonly Metric StatsAccounts = ExporterMetric.Varz("jetstream_stats_accounts", "Accounts that use JetStream.");

    public static readonly Metric StatsHaAssets = ExporterMetric.Varz("jetstream_stats_ha_assets", "Raft groups that the server is a member of.");

    public static readonly Metric StatsApiTotal = ExporterMetric.Varz("jetstream_stats_api_total", "Requests to JetStream's API since the server started.");

    public static readonly Metric StatsApiErrors = ExporterMetric.Varz("jetstream_stats_api_errors", "Requests to JetStream's API that failed since the server started.");

    public static readonly Metric MetaClusterSize = ExporterMetric.Varz("jetstream_meta_cluster_size", "Members of the meta group as this server knows them.");

    public static IReadOnlyList<Metric> All { get; } =
    [
        ConfigMaxMemory, ConfigMaxStorage, StatsMemory, StatsStorage, StatsReservedMemory, StatsReservedStorage,
        StatsAccounts, StatsHaAssets, StatsApiTotal, StatsApiErrors, MetaClusterSize,
    ];
}
