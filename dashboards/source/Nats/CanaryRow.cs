namespace Dashboards.Nats;

/// <summary>The exporter's own message.</summary>
internal static class CanaryRow
{
    public static Row Create() => Row.Folded("Round trips (with a canary)",
        Panel.Course("Round trip by way", "The 99th percentile of the time until the exporter's own message came back, through the server and through a stream. Only where a canary is configured.", "s",
            new Query("histogram_quantile(0.99, sum by (le, target, way) (rate(nats_canary_roundtrip_seconds_bucket<>[$__rate_interval])))", "{{target}} {{way}}")) with { Width = 12 },
        Panel.Course("Round trips that failed", "Round trips that did not come to their end, by way and reason. Only where a canary is configured.", "cps",
            new Query("sum by (target, way, reason) (rate(nats_canary_failures_total<>[$__rate_interval]))", "{{target}} {{way}} {{reason}}")) with { Width = 12 });
}
