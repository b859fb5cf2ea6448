namespace Dashboards.Lag;

/// <summary>The exporter's own message, where a canary is configured.</summary>
internal static class RoundtripRow
{
    public static Row Create() => Row.Folded("Round trips (with a canary)",
        Panel.Course("Round trip", "Time from sending the exporter's own message until it was read back. Only where a canary is configured.", "s",
            new Query("histogram_quantile(0.5, sum by (le, system, target) (rate(messaging_roundtrip_seconds_bucket<system>[$__rate_interval])))", "{{target}} median"),
            new Query("histogram_quantile(0.99, sum by (le, system, target) (rate(messaging_roundtrip_seconds_bucket<system>[$__rate_interval])))", "{{target}} 99 %")) with { Width = 12 },
        Panel.Course("Round trips that failed", "Round trips that did not come to their end, by reason. Only where a canary is configured.", "cps",
            new Query("sum by (system, target, reason) (rate(messaging_roundtrip_failures_total<system>[$__rate_interval]))", "{{target}} {{reason}}")) with { Width = 12 });
}
