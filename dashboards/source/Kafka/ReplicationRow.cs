namespace Dashboards.Kafka;

/// <summary>Copies of partitions, and who leads them.</summary>
internal static class ReplicationRow
{
    public static Row Create() => Row.Folded("Replication",
        Panel.Course("Partitions offline", "Partitions that nobody leads.", "short",
            new Query("max by (cluster, topic) (kafka_topic_offline_partitions<cluster,topic>)", "{{topic}}")),
        Panel.Course("Under min ISR", "Partitions with fewer copies in sync than min.insync.replicas.", "short",
            new Query("max by (cluster, topic) (kafka_topic_under_min_isr_partitions<cluster,topic>)", "{{topic}}")),
        Panel.Course("Under-replicated", "Partitions with fewer copies in sync than they should have.", "short",
            new Query("max by (cluster, topic) (kafka_topic_under_replicated_partitions<cluster,topic>)", "{{topic}}")),
        Panel.Course("Not led by the preferred broker", "Partitions that another broker leads than the first of their copies: load is not where it was meant to be. An election of preferred leaders puts it back.", "short",
            new Query("max by (cluster, topic) (kafka_topic_not_preferred_leader_partitions<cluster,topic>)", "{{topic}}")),
        Panel.Course("Behind as follower", "Messages that a broker's copies lack, over all of its partitions.", "short",
            new Query("max by (cluster, broker) (kafka_broker_replica_lag_messages<cluster,broker>)", "{{broker}}")),
        Panel.Course("Made anew", "Times that a topic was seen to be another one under the same name, or an end offset to have fallen.", "cps",
            new Query("sum by (cluster, topic) (rate(kafka_topic_recreations_total<cluster,topic>[$__rate_interval]))", "{{topic}}")));
}
