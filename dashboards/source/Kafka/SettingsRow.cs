namespace Dashboards.Kafka;

/// <summary>Settings of topics that explain the other numbers.</summary>
internal static class SettingsRow
{
    private static readonly Column[] _topic = [new("cluster", "Cluster"), new("topic", "Topic", Uids.Kafka)];

    public static Row Create() => Row.Folded("Settings of topics",
        Panel.Table("Settings", "Copies that must be in sync for acks=all, and how long and how much is kept; without a number there is no limit.", _topic,
            new("Copies", "short", "max by (cluster, topic) (kafka_topic_replication_factor<cluster,topic>)"),
            new("Of them in sync at least", "short", "max by (cluster, topic) (kafka_topic_min_in_sync_replicas<cluster,topic>)"),
            new("Kept for", "s", "max by (cluster, topic) (kafka_topic_retention_seconds<cluster,topic>)"),
            new("Kept of each partition", "bytes", "max by (cluster, topic) (kafka_topic_partition_retention_bytes<cluster,topic>)")) with { Width = 14 },
        Panel.Table("What becomes of old messages", "Deleted, compacted to the last one of each key, or both.",
            [.. _topic, new("cleanup_policy", "Policy"), new("internal", "Kafka's own")],
            new Value("Topic", "none", "max by (cluster, topic, cleanup_policy, internal) (kafka_topic_info<cluster,topic>)")) with { Width = 10 });
}
