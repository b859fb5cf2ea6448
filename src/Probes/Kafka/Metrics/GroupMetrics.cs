using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>What is known of consumer groups beyond the shared vocabulary.</summary>
/// <remarks>
/// Lag counts offsets. In a topic that is written in transactions the marker that ends one takes an offset as well, which no consumer is ever
/// handed: a group that has read everything may stay at a lag of 1 for each partition.
/// </remarks>
internal static class GroupMetrics
{
    public static readonly Metric Groups = Metric.Gauge(
        "kafka_groups",
        "Groups that brokers list and the filter admits, each once.",
        "cluster").From("ListGroups");

    public static readonly Metric Unanswered = Metric.Gauge(
        "kafka_unanswered_groups",
        "Groups that were listed in this collection and of which the committed offsets could not be read, so that they have no lag series.",
        "cluster").From("OffsetFetch");

    public static readonly Metric Info = Metric.Gauge(
        "kafka_group_info",
        "1 for each group, with its protocol (classic, consumer), who uses it (consumer, connect), how partitions are assigned (range, cooperative-sticky, uniform) and the node id of its coordinator; words that are not known are empty.",
        "cluster", "group", "protocol", "protocol_type", "assignor", "coordinator").From("ListGroups; DescribeGroups; ConsumerGroupDescribe");

    public static readonly Metric State = Metric.Gauge(
        "kafka_group_state",
        "1 for the state that the group is in and 0 for all others: stable, empty, preparing_rebalance, completing_rebalance (classic protocol), assigning, reconciling (consumer protocol, KIP-848), dead, unknown.",
        "cluster", "group", "state").From("DescribeGroups; ConsumerGroupDescribe: group_state");

    public static readonly Metric Rebalances = Metric.Counter(
        "kafka_group_rebalances_total",
        "Rebalances since the exporter saw the group first. Consumer protocol: growth of the group epoch. Classic protocol: times that the group was seen to begin rebalancing, or with another assignment than before without having been seen rebalancing; what happens between two collections counts once.",
        "cluster", "group").From("ConsumerGroupDescribe: group_epoch; DescribeGroups: group_state, member_assignment");

    public static readonly Metric MembershipChanges = Metric.Counter(
        "kafka_group_membership_changes_total",
        "Members that were seen to come or go since the exporter saw the group first; one that did both between two collections is not seen, one that restarted counts as two.",
        "cluster", "group").From("DescribeGroups; ConsumerGroupDescribe: member_id");

    public static readonly Metric OffsetAhead = Metric.Gauge(
        "kafka_group_offset_ahead_partitions",
        "Partitions whose committed offset lies beyond their end: the topic was re-created, or a leader was elected that lacked messages.",
        "cluster", "group", "topic").From("OffsetFetch, ListOffsets");

    public static readonly Metric LagEstimated = Metric.Gauge(
        "kafka_group_lag_estimated",
        "1 while messaging_group_lag_seconds is of a message older than what the exporter saw arrive: it is dated in proportion between two messages whose times the broker told; absent otherwise.",
        "cluster", "group", "topic").From("ListOffsets by time");

    public static readonly Metric Verdict = Metric.Gauge(
        "kafka_group_verdict",
        "1 for the verdict on the group's worst partition over the last collections and 0 for all others, by Burrow's rules: ok; warn (it commits, but lag never falls); stall (its members are connected and its offset does not move, with lag); stop (nobody is connected and its offset does not move, with lag); rewind (an offset went back).",
        "cluster", "group", "topic", "verdict").From("OffsetFetch, ListOffsets, over at least 10 collections");

    public static IReadOnlyList<Metric> All { get; } =
        [Groups, Unanswered, Info, State, Rebalances, MembershipChanges, OffsetAhead, LagEstimated, Verdict];
}
