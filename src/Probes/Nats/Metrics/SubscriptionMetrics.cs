using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Subscriptions that begin at each server: its clients' and its own.</summary>
internal static class SubscriptionMetrics
{
    public static readonly Metric Local = Metric.Gauge(
        "nats_server_local_subscriptions",
        "Subscriptions in the server's tables of all accounts.",
        "cluster", "server").From("/subsz, num_subscriptions");

    public static readonly Metric Cached = Metric.Gauge(
        "nats_server_subscription_cache_entries",
        "Subjects whose subscriptions the server keeps at hand.",
        "cluster", "server").From("/subsz, num_cache");

    public static readonly Metric CacheHits = Metric.Gauge(
        "nats_server_subscription_cache_hit_ratio",
        "Share of the lookups that the server answered from what it keeps at hand, since it started.",
        "cluster", "server").From("/subsz, cache_hit_rate");

    public static readonly Metric LargestFanout = Metric.Gauge(
        "nats_server_subscription_fanout_largest",
        "Most subscriptions that one of the subjects at hand has.",
        "cluster", "server").From("/subsz, max_fanout");

    public static readonly Metric AverageFanout = Metric.Gauge(
        "nats_server_subscription_fanout_average",
        "Subscriptions that a subject at hand has on average.",
        "cluster", "server").From("/subsz, avg_fanout");

    public static readonly Metric Inserts = Metric.Counter(
        "nats_server_subscription_inserts_total",
        "Subscriptions that were made.",
        "cluster", "server").From("/subsz, growth of num_inserts");

    public static readonly Metric Removes = Metric.Counter(
        "nats_server_subscription_removes_total",
        "Subscriptions that were ended.",
        "cluster", "server").From("/subsz, growth of num_removes");

    public static readonly Metric Matches = Metric.Counter(
        "nats_server_subscription_matches_total",
        "Lookups of the subscriptions of a subject.",
        "cluster", "server").From("/subsz, growth of num_matches");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Local, Cached, CacheHits, LargestFanout, AverageFanout, Inserts, Removes, Matches,
    ];
}
