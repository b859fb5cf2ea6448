namespace Dashboards.RocketMq;

/// <summary>The exporter's own message, broker by broker.</summary>
internal static class CanaryRow
{
    public static Row Create() => Row.Folded("Round trips (with a canary)",
        Panel.Course("Round trip by broker", "The 99th percentile of the time from sending the exporter's own message to a master until it was read back. Only where a canary is configured.", "s",
            new Query("histogram_quantile(0.99, sum by (le, cluster, broker) (rate(rocketmq_canary_roundtrip_seconds_bucket<cluster,broker>[$__rate_interval])))", "{{broker}}")) with { Width = 12 },
        Panel.Course("Since the last round trip", "How long ago a message last came through each master. Only where a canary is configured.", "s",
            new Query("time() - max by (cluster, broker) (rocketmq_canary_last_roundtrip_timestamp_seconds<cluster,broker>)", "{{broker}}")) with { Width = 12 });
}
