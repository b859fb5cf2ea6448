using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>Settings of topics and groups that differ between the masters of a cluster.</summary>
internal static class ConfigurationDifferenceMetrics
{
    public static readonly Metric Group = Metric.Gauge(
        "rocketmq_group_configuration_differs",
        "1 for each setting in which the masters of a cluster configure the group differently; exists: one of them holds a topic of the group and does not know the group. At most 20 groups for each setting, absent otherwise.",
        "cluster", "group", "setting").From("GET_ALL_SUBSCRIPTIONGROUP_CONFIG (201)").Across(AcrossShards.Absent);

    public static readonly Metric Groups = Metric.Gauge(
        "rocketmq_groups_configured_differently",
        "Groups that the masters of a cluster configure differently, by setting.",
        "cluster", "setting").From("GET_ALL_SUBSCRIPTIONGROUP_CONFIG (201)").Across(AcrossShards.Absent);

    public static readonly Metric Topic = Metric.Gauge(
        "rocketmq_topic_configuration_differs",
        "1 for each setting in which the masters of a cluster that hold the topic configure it differently; numbers of queues may differ on purpose, by the strength of the machines. At most 20 topics for each setting, absent otherwise.",
        "cluster", "topic", "setting").From("GET_ALL_TOPIC_CONFIG (21)").Across(AcrossShards.Absent);

    public static readonly Metric Topics = Metric.Gauge(
        "rocketmq_topics_configured_differently",
        "Topics that the masters of a cluster configure differently, by setting.",
        "cluster", "setting").From("GET_ALL_TOPIC_CONFIG (21)").Across(AcrossShards.Absent);

    public static readonly Metric PausedGroups = Metric.Gauge(
        "rocketmq_groups_paused",
        "Groups that at least one broker refuses to serve because an operator said so.",
        "cluster").From("GET_ALL_SUBSCRIPTIONGROUP_CONFIG (201), consumeEnable").Across(AcrossShards.Absent);

    public static readonly Metric Paused = Metric.Gauge(
        "rocketmq_group_paused",
        "1 for each broker that refuses to serve the group because an operator said so; at most 20 groups of a cluster, absent otherwise.",
        "cluster", "group", "broker").From("GET_ALL_SUBSCRIPTIONGROUP_CONFIG (201), consumeEnable").Across(AcrossShards.Absent);

    public static IReadOnlyList<Metric> All { get; } = [Group, Groups, Topic, Topics, PausedGroups, Paused];
}
