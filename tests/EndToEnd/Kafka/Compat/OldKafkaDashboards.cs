using EndToEnd.Compat;

namespace EndToEnd.Kafka.Compat;

/// <summary>
/// What the dashboards and alerts out there ask, with their variables filled in as Grafana does for "All". Facts of their panels, not copies
/// of their files.
/// </summary>
internal static class OldKafkaDashboards
{
    private const string Chosen = "instance=~\".+\",topic=~\".+\"";

    /// <summary>Grafana 7589 "Kafka Exporter Overview", and its variables job, instance and topic.</summary>
    public static IEnumerable<OldQuery> Overview =>
    [
        new("variable job", "count(kafka_consumergroup_current_offset{job!=\"\"}) by (job)"),
        new("variable instance", "count(kafka_consumergroup_current_offset{job=~\".+\",instance!=\"\"}) by (instance)"),
        new("variable topic", "count(kafka_topic_partition_current_offset{instance=~\".+\",topic!='__consumer_offsets',topic!='--kafka'}) by (topic)"),
        new("Message in per second", $"sum(rate(kafka_topic_partition_current_offset{{{Chosen}}}[1m])) by (topic)"),
        new("Lag by Consumer Group", $"sum(kafka_consumergroup_lag{{{Chosen}}}) by (consumergroup, topic)"),
        new("Message in per minute", $"sum(delta(kafka_topic_partition_current_offset{{{Chosen}}}[5m])/5) by (topic)"),
        new("Message consume per minute", $"sum(delta(kafka_consumergroup_current_offset{{{Chosen}}}[5m])/5) by (consumergroup, topic)"),
        new("Partitions per Topic", $"sum by(topic) (kafka_topic_partitions{{{Chosen}}})"),
    ];

    /// <summary>What the samples of Strimzi and of awesome-prometheus-alerts compare, without the comparison.</summary>
    public static IEnumerable<OldQuery> Alerts =>
    [
        new("UnderReplicatedPartition", "kafka_topic_partition_under_replicated_partition"),
        new("TooLargeConsumerGroupLag", "kafka_consumergroup_lag"),
        new("NoMessageForTooLong", "changes(kafka_topic_partition_current_offset[10m])"),
        new("KafkaTopicsReplicas", "sum(kafka_topic_partition_in_sync_replica) by (topic)"),
        new("KafkaConsumersGroup", "sum(kafka_consumergroup_lag) by (consumergroup)"),
        new("KafkaBrokersDown", "kafka_brokers"),
    ];

    /// <summary>What kminion's own dashboards (14012 cluster, 14013 topic, 14014 groups) are drawn from.</summary>
    public static IEnumerable<OldQuery> Kminion =>
    [
        new("Brokers", "count(kminion_kafka_broker_info)"),
        new("Version", "kminion_kafka_cluster_info"),
        new("Log size by broker", "sum(kminion_kafka_broker_log_dir_size_total_bytes) by (broker_id)"),
        new("Log size by topic", "topk(10, kminion_kafka_topic_log_dir_size_total_bytes)"),
        new("Topics by cleanup policy", "count(kminion_kafka_topic_info) by (cleanup_policy)"),
        new("Messages in", "sum(rate(kminion_kafka_topic_high_water_mark_sum[1m])) by (topic_name)"),
        new("Messages kept", "kminion_kafka_topic_high_water_mark_sum - kminion_kafka_topic_low_water_mark_sum"),
        new("Groups by state", "count(kminion_kafka_consumer_group_info) by (state)"),
        new("Lag by group", "sum(kminion_kafka_consumer_group_topic_lag) by (group_id)"),
        new("Messages consumed", "sum(rate(kminion_kafka_consumer_group_topic_offset_sum[1m])) by (group_id, topic_name)"),
        new("Members", "kminion_kafka_consumer_group_members"),
        new("Partitions without a member", "kminion_kafka_consumer_group_topic_assigned_partitions"),
    ];
}
