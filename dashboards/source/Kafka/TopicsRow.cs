namespace Dashboards.Kafka;

/// <summary>What goes into topics, and what they hold.</summary>
internal static class TopicsRow
{
    private const string Chosen = "<cluster,topic,system=\"kafka\">";

    public static Row Create() => new("Topics",
        Panel.Top(20, "Busiest topics", "The 20 topics that most is written to. Size is that of all copies together.",
            [new("cluster", "Cluster"), new("topic", "Topic", Uids.Lag)],
            new("Published", "cps", $"sum by (cluster, topic) (rate(messaging_topic_published_messages_total{Chosen}[$__rate_interval]))"),
            new("Messages", "short", $"sum by (cluster, topic) (messaging_topic_retained_messages{Chosen})"),
            new("Size", "bytes", "max by (cluster, topic) (kafka_topic_size_bytes<cluster,topic>)"),
            new("Partitions", "short", "max by (cluster, topic) (kafka_topic_partitions<cluster,topic>)"),
            new("Copies", "short", "max by (cluster, topic) (kafka_topic_replication_factor<cluster,topic>)"),
            new("Since the last message", "s", $"time() - max by (cluster, topic) (messaging_topic_last_message_timestamp_seconds{Chosen})")),
        Panel.Course("Published", "Messages written to topics, by the growth of their end offsets.", "cps",
            new Query($"sum by (cluster, topic) (rate(messaging_topic_published_messages_total{Chosen}[$__rate_interval]))", "{{topic}}")),
        Panel.Course("Size", "What topics take on disks, all copies together; absent while a broker that has copies does not answer.", "bytes",
            new Query("max by (cluster, topic) (kafka_topic_size_bytes<cluster,topic>)", "{{topic}}")),
        Panel.Course("Open transactions", "Messages that read_committed consumers cannot see yet. What only grows is a transaction that nobody ends.", "short",
            new Query("max by (cluster, topic) (kafka_topic_open_transaction_messages<cluster,topic>)", "{{topic}}")),
        Panel.Course("Messages held", "Messages in topics now, by offsets: in compacted topics, and with transactions, there are fewer.", "short",
            new Query($"sum by (cluster, topic) (messaging_topic_retained_messages{Chosen})", "{{topic}}")),
        Panel.Course("Since the last message", "Time since the newest message of the topic was written, by its own time.", "s",
            new Query($"time() - max by (cluster, topic) (messaging_topic_last_message_timestamp_seconds{Chosen})", "{{topic}}")),
        Panel.Course("Partitions not readable", "Partitions that the topic's numbers leave out because their offsets could not be read.", "short",
            new Query($"sum by (cluster, topic) (messaging_topic_unknown_partitions{Chosen})", "{{topic}}")));
}
