namespace Dashboards.Kafka;

/// <summary>The exporter's own message, broker by broker.</summary>
internal static class CanaryRow
{
    public static Row Create() => Row.Folded("Round trips (with a canary)",
        Panel.Course("Acknowledgement by broker", "The 99th percentile of the time from sending the exporter's own message to a broker until all copies in sync had it. Only where a canary is configured.", "s",
            new Query("histogram_quantile(0.99, sum by (le, cluster, broker) (rate(kafka_broker_produce_seconds_bucket<cluster,broker>[$__rate_interval])))", "{{broker}}")),
        Panel.Course("Round trip by broker", "The 99th percentile of the time until the message was read back from there. Only where a canary is configured.", "s",
            new Query("histogram_quantile(0.99, sum by (le, cluster, broker) (rate(kafka_canary_roundtrip_seconds_bucket<cluster,broker>[$__rate_interval])))", "{{broker}}")),
        Panel.Course("Round trips that failed", "Round trips through each broker that did not come to their end, by reason. Only where a canary is configured.", "cps",
            new Query("sum by (cluster, broker, reason) (rate(kafka_canary_failures_total<cluster,broker>[$__rate_interval]))", "{{broker}} {{reason}}")),
        Panel.Course("Since the last round trip", "How long ago a message last came through each broker. Only where a canary is configured.", "s",
            new Query("time() - max by (cluster, broker) (kafka_canary_last_roundtrip_timestamp_seconds<cluster,broker>)", "{{broker}}")) with { Width = 12 },
        Panel.Course("Partitions of the canary's topic", "Partitions of it that each broker leads; through one that leads none nothing is sent. Only where a canary is configured.", "short",
            new Query("max by (cluster, broker) (kafka_canary_led_partitions<cluster,broker>)", "{{broker}}")) with { Width = 12 });
}
