namespace Dashboards.Nats;

/// <summary>Consumers, beyond the lag that the lag dashboard shows.</summary>
internal static class ConsumersRow
{
    private const string Pair = "{{consumer}} · {{stream}}";
    private const string Chosen = "<cluster,account,stream:topic,consumer:group>";

    public static Row Create() => Row.Folded("Consumers",
        Panel.Top(20, "Most unacknowledged", "The 20 consumers with most messages delivered and not acknowledged. At 100 % of their limit nothing more is delivered.",
            [new("cluster", "Cluster"), new("account", "Account"), new("stream", "Stream", Uids.Lag, "topic"), new("consumer", "Consumer", Uids.Lag, "group")],
            new("Unacknowledged", "short", $"max by (cluster, account, stream, consumer) (nats_consumer_ack_pending_messages{Chosen})"),
            new("Of the limit", "percentunit", $"max by (cluster, account, stream, consumer) (nats_consumer_ack_pending_messages{Chosen} / nats_consumer_limit_ack_pending_messages{Chosen})"),
            new("Delivered again", "short", $"max by (cluster, account, stream, consumer) (nats_consumer_redelivered_messages{Chosen})"),
            new("Waiting pulls", "short", $"max by (cluster, account, stream, consumer) (nats_consumer_waiting_pulls{Chosen})")),
        Panel.Course("Delivered", "Deliveries, repeated ones included.", "cps",
            new Query($"sum by (cluster, account, stream, consumer) (rate(nats_consumer_deliveries_total{Chosen}[$__rate_interval]))", Pair)),
        Panel.Course("Acknowledged", "Deliveries that were acknowledged.", "cps",
            new Query($"sum by (cluster, account, stream, consumer) (rate(nats_consumer_acknowledged_deliveries_total{Chosen}[$__rate_interval]))", Pair)),
        Panel.Course("Delivered again", "Messages that were delivered more than once and are not acknowledged yet.", "short",
            new Query($"max by (cluster, account, stream, consumer) (nats_consumer_redelivered_messages{Chosen})", Pair)),
        Panel.Course("Since the last acknowledgement", "How long ago a message was last acknowledged.", "s",
            new Query($"time() - max by (cluster, account, stream, consumer) (nats_consumer_last_acknowledgement_timestamp_seconds{Chosen})", Pair)),
        Panel.Course("Ephemeral consumers", "Consumers without a durable name, by stream.", "short",
            new Query("max by (cluster, account, stream) (nats_stream_ephemeral_consumers<cluster,account,stream:topic>)", "{{stream}}")),
        Panel.Course("Ephemeral consumers behind", "Messages that the ephemeral consumer which is furthest behind was not sent yet.", "short",
            new Query("max by (cluster, account, stream) (nats_stream_ephemeral_largest_lag_messages<cluster,account,stream:topic>)", "{{stream}}")));
}
