namespace Dashboards.Lag;

/// <summary>Where everybody begins: all systems in one vocabulary.</summary>
internal static class LagDashboard
{
    public static Dashboard Create() => new(
        "lag", "Brokers: lag",
        "Who is behind, by how much, for how long and why, over RocketMQ, NATS JetStream and Kafka. A topic is a stream in NATS, a group a consumer.",
        [
            Variable.Of("system", "System", "messaging_up<>"),
            Variable.Of("cluster", "Cluster", "messaging_group_lag_messages<system>"),
            Variable.Of("group", "Group", "messaging_group_lag_messages<system,cluster>"),
            Variable.Of("topic", "Topic", "messaging_group_lag_messages<system,cluster,group>"),
        ],
        [OverviewRow.Create(), CourseRow.Create(), LossRow.Create(), KafkaRow.Create(), TopicsRow.Create(), RoundtripRow.Create()]);
}
