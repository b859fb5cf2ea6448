using Probes.Metrics;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq;

/// <summary>Everything that RocketMQ adds to the shared vocabulary, in the order of exposition.</summary>
internal static class RocketMqMetrics
{
    /// <summary>The value of the label <c>system</c>.</summary>
    public const string System = "rocketmq";

    public static IReadOnlyList<Metric> All { get; } =
    [
        .. NameServerMetrics.All,
        .. DivergenceMetrics.All,
        .. RouteMetrics.All,
        .. RegistrationMetrics.All,
        .. BrokerMetrics.All,
        .. BrokerConfigurationMetrics.All,
        .. ReplicationMetrics.All,
        .. ControllerMetrics.All,
        .. TimerMetrics.All,
        .. SideMetrics.All,
        .. TopicMetrics.All,
        .. GroupMetrics.All,
        .. SubscriptionMetrics.All,
        .. ConfigurationDifferenceMetrics.All,
        .. NamespaceMetrics.All,
        .. CanaryMetrics.All,
    ];
}
