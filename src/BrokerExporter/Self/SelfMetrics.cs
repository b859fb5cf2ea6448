using Probes.Metrics;

namespace BrokerExporter.Self;

/// <summary>What the exporter says about itself and about its work, in the order of exposition.</summary>
internal static class SelfMetrics
{
    public static readonly Metric BuildInfo = Metric.Gauge(
        "broker_exporter_build_info", "1, with what this program was built from and what runs it.", "version", "revision", "runtime");

    public static readonly Metric ConfigReloadSuccessful = Metric.Gauge(
        "broker_exporter_config_last_reload_successful", "Whether the configuration could be read the last time that was tried.");

    public static readonly Metric ConfigReloadTimestamp = Metric.Gauge(
        "broker_exporter_config_last_reload_success_timestamp_seconds", "When the configuration in use was read, in Unix time.");

    public static readonly Metric WebConfigReloadSuccessful = Metric.Gauge(
        "broker_exporter_web_config_last_reload_successful",
        "Whether the web configuration and its certificates could be used when they had last changed; absent without such a file.");

    public static readonly Metric CollectorSuccess = Metric.Gauge(
        "broker_exporter_collector_success",
        "Whether the collector succeeded when it was last asked; if not, none of its fresh samples is shown.",
        "target", "collector");

    public static readonly Metric CollectorDuration = Metric.Gauge(
        "broker_exporter_collector_duration_seconds", "How long the collector took when it was last asked.", "target", "collector");

    public static readonly Metric CollectorLastSuccess = Metric.Gauge(
        "broker_exporter_collector_last_success_timestamp_seconds",
        "When the collector last succeeded, in Unix time; absent if it never did. Samples of slow collectors are this old.",
        "target", "collector");

    public static readonly Metric CollectorFailures = Metric.Counter(
        "broker_exporter_collector_failures_total", "Times that the collector failed, by the kind of failure.", "target", "collector", "kind");

    public static readonly Metric Collections = Metric.Counter(
        "broker_exporter_collections_total", "Collections of the target that were started.", "target");

    public static readonly Metric CollectionsJoined = Metric.Counter(
        "broker_exporter_collections_joined_total", "Scrapes that shared a collection which another scrape had started.", "target");

    public static readonly Metric CollectionsReused = Metric.Counter(
        "broker_exporter_collections_reused_total",
        "Scrapes that were served from the last collection because it was younger than collection.min_age, or because of collection.mode interval.", "target");

    public static readonly Metric CollectionsMissed = Metric.Counter(
        "broker_exporter_collections_missed_total",
        "Scrapes that had to answer before the collection which they shared had ended; they said messaging_up 0.", "target");

    public static readonly Metric SnapshotAge = Metric.Gauge(
        "broker_exporter_snapshot_age_seconds",
        "How long ago the target's last collection began. In collection.mode interval all that a scrape shows of it is this old.", "target");

    public static readonly Metric Series = Metric.Gauge(
        "broker_exporter_series", "Series of the target in its last collection.", "target");

    public static readonly Metric SeriesLimit = Metric.Gauge(
        "broker_exporter_series_limit", "The most series that the target may have (collection.series_limit).", "target");

    public static readonly Metric SeriesDropped = Metric.Gauge(
        "broker_exporter_series_dropped", "Series that the limit left out in the last collection, by metric.", "target", "family");

    public static readonly Metric DuplicateSeries = Metric.Counter(
        "broker_exporter_duplicate_series_total",
        "Samples that were left out because their series was there already: from one collector, two collectors or two targets.");

    public static readonly Metric ExpositionFailures = Metric.Counter(
        "broker_exporter_exposition_failures_total", "Scrapes that were answered with status 500 because the page could not be written.");

    public static readonly Metric ScrapesRefused = Metric.Counter(
        "broker_exporter_scrapes_refused_total",
        "Scrapes that were answered with status 503 because web.max_requests others were being answered.");

    public static readonly Metric OtlpExports = Metric.Counter(
        "broker_exporter_otlp_exports_total",
        "Requests by which metrics were pushed, by result: success, partial (some points were thrown away), refused, unavailable; only with otlp.",
        "result");

    public static readonly Metric PeerRequests = Metric.Counter(
        "broker_exporter_peer_requests_total", "Requests sent to a server, by the protocol's name of the request.", "target", "peer", "request");

    public static readonly Metric PeerFailures = Metric.Counter(
        "broker_exporter_peer_failures_total", "Requests and connections to a server that failed, by the kind of failure.", "target", "peer", "kind");

    public static readonly Metric PeerSentBytes = Metric.Counter(
        "broker_exporter_peer_sent_bytes_total", "Bytes sent to a server.", "target", "peer");

    public static readonly Metric PeerReceivedBytes = Metric.Counter(
        "broker_exporter_peer_received_bytes_total", "Bytes received from a server.", "target", "peer");

    /// <summary>In the order of exposition.</summary>
    public static Catalogue All { get; } = new(
    [
        BuildInfo, ConfigReloadSuccessful, ConfigReloadTimestamp, WebConfigReloadSuccessful,
        CollectorSuccess, CollectorDuration, CollectorLastSuccess, CollectorFailures,
        Collections, CollectionsJoined, CollectionsReused, CollectionsMissed,
        SnapshotAge, Series, SeriesLimit, SeriesDropped, DuplicateSeries, ExpositionFailures, ScrapesRefused, OtlpExports,
        PeerRequests, PeerFailures, PeerSentBytes, PeerReceivedBytes,
        .. ProcessMetrics.All, .. RuntimeMetrics.All,
    ]);
}
