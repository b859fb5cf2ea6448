namespace Dashboards.Kafka;

/// <summary>Brokers, and what is particular to Kafka's topics and groups.</summary>
internal static class KafkaDashboard
{
    public static Dashboard Create() => new(
        "kafka", "Kafka: cluster",
        "Whether every partition has a leader and its copies, what brokers have to carry, and what is wrong with groups that lag alone does not tell.",
        [
            Variable.Of("cluster", "Cluster", "kafka_broker_up<>"),
            Variable.Of("broker", "Broker", "kafka_broker_up<cluster>"),
            Variable.Of("group", "Group", "messaging_group_members<cluster,system=\"kafka\">"),
            Variable.Of("topic", "Topic", "kafka_topic_partitions<cluster>"),
        ],
        [
            OverviewRow.Create(), TopicsRow.Create(), ReplicationRow.Create(), BrokersRow.Create(), LogDirsRow.Create(),
            GroupsRow.Create(), MembersRow.Create(), SettingsRow.Create(), PartitionsRow.Create(), GroupPartitionsRow.Create(), CanaryRow.Create(),
        ]);
}
