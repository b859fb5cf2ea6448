using System.Collections.Immutable;

namespace Probes.RocketMq.Model;

/// <summary>Which brokers of a cluster are asked: all, a shard's, or the one beside the exporter.</summary>
/// <param name="Select">Picks broker groups, and of each the members to ask.</param>
internal sealed record ClusterPart(Func<ImmutableArray<BrokerGroup>, ImmutableArray<BrokerGroup>> Select)
{
    public static ClusterPart Whole { get; } = new(static groups => groups) { IsWhole = true, HasNameServers = true };

    /// <summary>Whether all of them are asked, so that they can be compared.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether also that is asked which belongs to no broker: what name servers route and how they differ, and controllers.</summary>
    public bool HasNameServers { get; init; }
}
