using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>How a group's members share its partitions.</summary>
internal static class GroupMemberMetrics
{
    private const string Origin = "DescribeGroups: member_assignment; ConsumerGroupDescribe: assignment";

    public static readonly Metric AssignedPartitions = Metric.Gauge(
        "kafka_group_assigned_partitions",
        "Partitions that members of the group have now, over all topics.",
        "cluster", "group").From(Origin);

    public static readonly Metric EmptyMembers = Metric.Gauge(
        "kafka_group_empty_members",
        "Members without a partition: more members than partitions, or a rebalance is under way.",
        "cluster", "group").From(Origin);

    public static readonly Metric TopicMembers = Metric.Gauge(
        "kafka_group_topic_members",
        "Members that have a partition of the topic.",
        "cluster", "group", "topic").From(Origin);

    public static readonly Metric TopicAssignedPartitions = Metric.Gauge(
        "kafka_group_topic_assigned_partitions",
        "Partitions of the topic that members of the group have now.",
        "cluster", "group", "topic").From(Origin);

    public static readonly Metric MovingPartitions = Metric.Gauge(
        "kafka_group_moving_partitions",
        "Partitions that a member should have and has not yet, because another one has not let go of them; only groups of the consumer protocol (KIP-848).",
        "cluster", "group").From("ConsumerGroupDescribe: target_assignment, assignment");

    public static IReadOnlyList<Metric> All { get; } =
        [AssignedPartitions, EmptyMembers, TopicMembers, TopicAssignedPartitions, MovingPartitions];
}
