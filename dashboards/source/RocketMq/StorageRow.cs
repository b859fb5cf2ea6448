namespace Dashboards.RocketMq;

/// <summary>Disks and files.</summary>
internal static class StorageRow
{
    private const string Member = "{{broker}}/{{broker_id}}";

    public static Row Create() => Row.Folded("Storage",
        Panel.Course("Disk of the commit log", "How full the disk of the commit log is. Alerts fire at the dashed lines.", "percentunit",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_commit_log_disk_usage_ratio<cluster,broker>)", Member)) with { Threshold = "disk_usage_ratio", Most = 1 },
        Panel.Course("Disk of the consume queues", "How full the disk of the consume queues is.", "percentunit",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_consume_queue_disk_usage_ratio<cluster,broker>)", Member)) with { Threshold = "disk_usage_ratio", Most = 1 },
        Panel.Course("Free space", "Bytes free on the disk of the commit log.", "bytes",
            new Query("min by (cluster, broker, broker_id) (rocketmq_broker_commit_log_disk_free_bytes<cluster,broker>)", Member)),
        Panel.Course("Commit log", "Bytes that the commit log holds.", "bytes",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_commit_log_end_offset_bytes<cluster,broker> - rocketmq_broker_commit_log_first_offset_bytes<cluster,broker>)", Member)),
        Panel.Course("Not dispatched", "Bytes of the commit log that consumers cannot see yet because no consume queue points to them.", "bytes",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_dispatch_behind_bytes<cluster,broker>)", Member)),
        Panel.Course("Not flushed", "Bytes that a power failure would lose on this broker.", "bytes",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_flush_behind_bytes<cluster,broker>)", Member)),
        Panel.Course("Reach back", "Age of the oldest message that the broker still has, and the retention that it is configured for.", "s",
            new Query("time() - min by (cluster, broker, broker_id) (rocketmq_broker_earliest_message_timestamp_seconds<cluster,broker>)", Member),
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_retention_seconds<cluster,broker>)", Member + " configured")));
}
