using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>Whether the members of a group agree on what it consumes. What the reasons mean: docs/subscriptions.md.</summary>
internal static class SubscriptionMetrics
{
    private const string Connections = "GET_CONSUMER_CONNECTION_LIST (203)";

    public static readonly Metric Consistent = Metric.Gauge(
        "rocketmq_group_subscription_consistent",
        "Whether the connected members of the group agree on what it consumes (1) or contradict each other (0); absent without members and until they have been watched for some minutes.",
        "cluster", "group").From(Connections + "; with consumer_detail GET_CONSUMER_RUNNING_INFO (307)").Across(AcrossShards.Smallest);

    public static readonly Metric Inconsistent = Metric.Gauge(
        "rocketmq_group_subscription_inconsistent",
        "1 for each way in which the members of the group contradict each other; absent otherwise.",
        "cluster", "group", "reason").From(Connections + "; with consumer_detail GET_CONSUMER_RUNNING_INFO (307)").Across(AcrossShards.Largest);

    public static readonly Metric InconsistentGroups = Metric.Gauge(
        "rocketmq_groups_inconsistent",
        "Groups whose members contradict each other, by the way in which they do; a group may be in several.",
        "cluster", "reason").From(Connections).Across(AcrossShards.Largest);

    public static readonly Metric Changes = Metric.Counter(
        "rocketmq_group_subscription_changes_total",
        "How often a broker said something else of what the group wants than before although the same connections were there; more than now and then: members overwrite each other.",
        "cluster", "group").From(Connections + ", subscriptionTable").Across(AcrossShards.Largest);

    public static readonly Metric MissingClients = Metric.Gauge(
        "rocketmq_group_missing_clients",
        "Clients of the group that are connected to other brokers but not to this one, although it holds a topic of theirs, for at least 150 s; at most 20 groups and brokers of a cluster, absent otherwise.",
        "cluster", "group", "broker").From(Connections + ", connectionSet");

    public static readonly Metric ClientIdsTwice = Metric.Gauge(
        "rocketmq_group_client_ids_twice",
        "Client ids of the group that have two connections to one broker for at least 150 s: two processes that take the same queues; at most 20 groups of a cluster, absent otherwise.",
        "cluster", "group").From(Connections + ", connectionSet").Across(AcrossShards.Largest);

    public static readonly Metric SubscribedTopics = Metric.Gauge(
        "rocketmq_group_subscribed_topics",
        "Topics that the group's members subscribe to, retry topics left out; absent until they have been watched for some minutes.",
        "cluster", "group").From(Connections + ", subscriptionTable").Across(AcrossShards.Largest);

    public static readonly Metric MissingTopics = Metric.Gauge(
        "rocketmq_group_missing_topics",
        "Topics that the group's members subscribe to and no broker has; equal to rocketmq_group_subscribed_topics: the group consumes nothing that exists. Absent while a broker does not answer.",
        "cluster", "group").From(Connections + ", GET_ALL_TOPIC_CONFIG (21)").Across(AcrossShards.Absent);

    public static readonly Metric IdleGroups = Metric.Gauge(
        "rocketmq_groups_consuming_nothing",
        "Groups with connected members of whose topics not one exists.",
        "cluster").From(Connections + ", GET_ALL_TOPIC_CONFIG (21)").Across(AcrossShards.Absent);

    public static readonly Metric UnsubscribedTopics = Metric.Gauge(
        "rocketmq_group_unsubscribed_topics",
        "Topics on which the group has committed offsets and to which no connected member subscribes any more; their lag stays and is nobody's (messaging_group_stalled with reason not_subscribed).",
        "cluster", "group").From(Connections + ", GET_ALL_CONSUMER_OFFSET (43)").Across(AcrossShards.Largest);

    public static IReadOnlyList<Metric> All { get; } =
    [
        Consistent, Inconsistent, InconsistentGroups, Changes, MissingClients, ClientIdsTwice,
        SubscribedTopics, MissingTopics, IdleGroups, UnsubscribedTopics,
    ];
}
