using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>Namespaces, to be joined to what is labelled with topic or group: a label of their own would be on every series, and empty on most.</summary>
internal static class NamespaceMetrics
{
    public static readonly Metric Topic = Metric.Gauge(
        "rocketmq_topic_namespace_info",
        "The namespace of a topic and its name without it, for topics that have one and with namespaces: true; always 1.",
        "cluster", "topic", "namespace", "name").From("GET_ALL_TOPIC_CONFIG (21)").Across(AcrossShards.Largest);

    public static readonly Metric Group = Metric.Gauge(
        "rocketmq_group_namespace_info",
        "The namespace of a consumer group and its name without it, for groups that have one and with namespaces: true; always 1.",
        "cluster", "group", "namespace", "name").From("GET_ALL_SUBSCRIPTIONGROUP_CONFIG (201)").Across(AcrossShards.Largest);

    public static IReadOnlyList<Metric> All { get; } = [Topic, Group];
}
