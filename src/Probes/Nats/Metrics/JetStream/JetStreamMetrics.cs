using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>All of JetStream, in the order of exposition.</summary>
internal static class JetStreamMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        .. JetStreamServerMetrics.All,
        .. MetaGroupMetrics.All,
        .. MetaRaftMetrics.All,
        .. JetStreamAccountMetrics.All,
        .. StreamMetrics.All,
        .. StreamLimitMetrics.All,
        .. StreamReplicaMetrics.All,
        .. StreamSourceMetrics.All,
        .. EphemeralMetrics.All,
        .. ConsumerMetrics.All,
        .. ConsumerReplicaMetrics.All,
    ];
}
