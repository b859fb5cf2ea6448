using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Kminion;

/// <summary>What kminion says of consumer groups.</summary>
internal static class KminionGroupMetrics
{
    private const string Described = "DescribeGroups; ConsumerGroupDescribe: ";

    public static readonly Metric Info = Of(
        "info", "1 while the group is stable, else 0, with its assignor, its kind, its state and its coordinator.", Described + "group_state",
        "protocol", "protocol_type", "state", "coordinator_id");

    public static readonly Metric Members = Of("members", "Clients that are connected as members of the group.", Described + "members").KeepingLargest();

    public static readonly Metric EmptyMembers = Of("empty_members", "Members that have no partition.", Described + "member_assignment");

    public static readonly Metric TopicMembers = Of(
        "topic_members", "Members that have a partition of the topic.", Described + "member_assignment", "topic_name");

    public static readonly Metric TopicAssignedPartitions = Of(
        "topic_assigned_partitions", "Partitions of the topic that a member has.", Described + "member_assignment", "topic_name");

    public static readonly Metric TopicOffsetSum = Of(
        "topic_offset_sum", "Sum of the offsets that the group has committed of the topic.", "OffsetFetch", "topic_name").KeepingLargest();

    public static readonly Metric TopicPartitionLag = Of(
        "topic_partition_lag", "Offsets between the group's commit and the end of the partition.", "OffsetFetch, ListOffsets", "topic_name", "partition_id").KeepingLargest();

    public static readonly Metric TopicLag = Of(
        "topic_lag", "Offsets between the group's commits and the ends of the topic's partitions.", "OffsetFetch, ListOffsets", "topic_name").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } =
        [Info, Members, EmptyMembers, TopicMembers, TopicAssignedPartitions, TopicOffsetSum, TopicPartitionLag, TopicLag];

    private static Metric Of(string name, string help, string origin, params string[] labels) =>
        KminionMetric.Of("kafka_consumer_group_" + name, help, origin, ["group_id", .. labels]);
}
