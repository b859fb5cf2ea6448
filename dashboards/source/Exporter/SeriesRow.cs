namespace Dashboards.Exporter;

/// <summary>The page.</summary>
internal static class SeriesRow
{
    public static Row Create() => Row.Folded("Series and pages",
        Panel.Course("Series", "Series of each target, as a share of what it may have.", "percentunit",
            new Query("max by (instance, target) (broker_exporter_series<target> / broker_exporter_series_limit<target>)", "{{target}}")),
        Panel.Course("Series left out", "Series that the limit left out, by metric.", "short",
            new Query("max by (instance, target, family) (broker_exporter_series_dropped<target>)", "{{target}} {{family}}")) with { Without = "none" },
        Panel.Course("Pages that failed", "Scrapes that were refused or could not be answered, and samples that were there twice.", "cps",
            new Query("sum by (instance) (rate(broker_exporter_scrapes_refused_total<>[$__rate_interval]))", "{{instance}} refused"),
            new Query("sum by (instance) (rate(broker_exporter_exposition_failures_total<>[$__rate_interval]))", "{{instance}} failed"),
            new Query("sum by (instance) (rate(broker_exporter_duplicate_series_total<>[$__rate_interval]))", "{{instance}} twice")),
        Panel.Course("Duration of scrapes", "How long Prometheus waited for pages.", "s",
            new Query("max by (instance) (scrape_duration_seconds<>)", "{{instance}}")),
        Panel.Course("Samples of scrapes", "Samples that Prometheus read from pages.", "short",
            new Query("max by (instance) (scrape_samples_scraped<>)", "{{instance}}")));
}
