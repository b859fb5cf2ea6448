using Probes.Metrics;
using Probes.Nats.Metrics;
using Probes.Nats.Metrics.JetStream;

namespace Probes.Nats;

/// <summary>Everything that NATS adds to the shared vocabulary, in the order of exposition.</summary>
internal static class NatsMetrics
{
    /// <summary>The value of the label <c>system</c>.</summary>
    public const string System = "nats";

    public static IReadOnlyList<Metric> All { get; } =
    [
        .. ServerMetrics.All,
        .. ServerTrafficMetrics.All,
        .. ServerHealthMetrics.All,
        .. ServerSkewMetrics.All,
        .. RouteMetrics.All,
        .. GatewayMetrics.All,
        .. LeafnodeMetrics.All,
        .. AccountTrafficMetrics.All,
        .. SubscriptionMetrics.All,
        .. QueueGroupMetrics.All,
        .. ConnectionMetrics.All,
        .. JetStreamMetrics.All,
        .. CanaryMetrics.All,
    ];
}
