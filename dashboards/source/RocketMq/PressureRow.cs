namespace Dashboards.RocketMq;

/// <summary>Throughput, and what producers feel.</summary>
internal static class PressureRow
{
    private const string Member = "{{broker}}/{{broker_id}}";

    public static Row Create() => new("Throughput and latency",
        Panel.Course("Written", "Messages stored by each broker.", "cps",
            new Query("sum by (cluster, broker, broker_id) (rate(rocketmq_broker_put_messages_total<cluster,broker>[$__rate_interval]))", Member)),
        Panel.Course("Read", "Messages delivered by each broker.", "cps",
            new Query("sum by (cluster, broker, broker_id) (rate(rocketmq_broker_get_messages_total<cluster,broker>[$__rate_interval]))", Member)),
        Panel.Course("Bytes written", "Bytes of messages stored by each broker.", "Bps",
            new Query("sum by (cluster, broker, broker_id) (rate(rocketmq_broker_put_bytes_total<cluster,broker>[$__rate_interval]))", Member)),
        Panel.Course("Writes that failed", "Messages that the store refused, by broker.", "cps",
            new Query("sum by (cluster, broker, broker_id) (rate(rocketmq_broker_put_failures_total<cluster,broker>[$__rate_interval]))", Member)),
        Panel.Course("Slowest write", "The longest time that storing one message took since the broker started counting.", "s",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_put_time_maximum_seconds<cluster,broker>)", Member)),
        Panel.Course("Time of writes", "Percentiles of the time of storing a message, as the broker computes them; releases from 5 on.", "s",
            new Query("max by (cluster, broker, broker_id, percentile) (rocketmq_broker_put_latency_seconds<cluster,broker>)", Member + " {{percentile}}")),
        Panel.Course("Page cache lock", "How long the writer that holds the commit log's lock has held it. Brokers refuse messages above osPageCacheBusyTimeOutMills, 1 s by default.", "s",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_page_cache_lock_seconds<cluster,broker>)", Member)),
        Panel.Course("Wait at the head of queues", "How long the first request has waited in each of a broker's queues. The alert on the send queue fires at the dashed line.", "s",
            new Query("max by (cluster, broker, broker_id, pool) (rocketmq_broker_thread_pool_head_wait_seconds<cluster,broker>)", Member + " {{pool}}")) with { Threshold = "send_queue_wait_seconds" },
        Panel.Course("Fill of queues", "Requests that wait, as a share of what the queue holds before requests are refused.", "percentunit",
            new Query("max by (cluster, broker, broker_id, pool) (rocketmq_broker_thread_pool_queue_requests<cluster,broker> / rocketmq_broker_thread_pool_queue_capacity_requests<cluster,broker>)", Member + " {{pool}}")));
}
