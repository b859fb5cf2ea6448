using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of /subsz.</summary>
internal static class SubszMetrics
{
    public static readonly Metric NumSubscriptions = ExporterMetric.Of(
        "gnatsd_subsz_num_subscriptions", "Subscriptions of this server.", "/subsz, num_subscriptions");

    public static readonly Metric NumCache = ExporterMetric.Of(
        "gnatsd_subsz_num_cache", "Subjects in the cache of matches.", "/subsz, num_cache");

    public static readonly Metric NumInserts = ExporterMetric.Of(
        "gnatsd_subsz_num_inserts", "Subscriptions added since the server started.", "/subsz, num_inserts");

    public static readonly Metric NumRemoves = ExporterMetric.Of(
        "gnatsd_subsz_num_removes", "Subscriptions removed since the server started.", "/subsz, num_removes");

    public static readonly Metric NumMatches = ExporterMetric.Of(
        "gnatsd_subsz_num_matches", "Searches for subscriptions since the server started.", "/subsz, num_matches");

    public static readonly Metric CacheHitRate = ExporterMetric.Of(
        "gnatsd_subsz_cache_hit_rate", "Share of searches that the cache answered, 0 to 1.", "/subsz, cache_hit_rate");

    public static readonly Metric MaxFanout = ExporterMetric.Of(
        "gnatsd_subsz_max_fanout", "Largest number of subscriptions that one subject of the cache matches.", "/subsz, max_fanout");

    public static readonly Metric AvgFanout = ExporterMetric.Of(
        "gnatsd_subsz_avg_fanout", "Mean number of subscriptions that a subject of the cache matches.", "/subsz, avg_fanout");

    public static IReadOnlyList<Metric> All { get; } =
    [
        NumSubscriptions, NumCache, NumInserts, NumRemoves, NumMatches, CacheHitRate, MaxFanout, AvgFanout,
    ];
}
