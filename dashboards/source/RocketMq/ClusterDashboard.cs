namespace Dashboards.RocketMq;

/// <summary>Brokers, and what is particular to RocketMQ's groups and topics.</summary>
internal static class ClusterDashboard
{
    public static Dashboard Create() => new(
        "rocketmq", "RocketMQ: cluster",
        "Whether brokers take and deliver messages, what holds them up, and what is wrong with groups that lag alone does not tell.",
        [
            Variable.Of("cluster", "Cluster", "rocketmq_broker_up<>"),
            Variable.Of("broker", "Broker", "rocketmq_broker_up<cluster>"),
            Variable.Of("group", "Group", "messaging_group_members<cluster,system=\"rocketmq\">"),
            Variable.Of("topic", "Topic", "messaging_topic_retained_messages<cluster,system=\"rocketmq\">"),
        ],
        [
            BrokersRow.Create(), PressureRow.Create(), StorageRow.Create(), ReplicationRow.Create(), ControllersRow.Create(),
            GroupsRow.Create(), ClientsRow.Create(), DelaysRow.Create(), TopicsRow.Create(), CanaryRow.Create(),
        ]);
}
