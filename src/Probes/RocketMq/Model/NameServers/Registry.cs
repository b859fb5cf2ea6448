using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>Which brokers one name server knows. Each name server keeps its own, and they may differ.</summary>
internal sealed record Registry(ImmutableArray<BrokerMember> Members)
{
    /// <summary>Clusters and brokers by name: the names that system topics may carry.</summary>
    public IReadOnlySet<string> Names { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Broker names with which something is wrong, by name.</summary>
    public ImmutableArray<RegistryFlaw> Flaws { get; init; } = [];

    public IEnumerable<BrokerGroup> Groups => Members
        .GroupBy(member => (member.Cluster, member.Broker))
        .Select(group => new BrokerGroup(group.Key.Cluster, group.Key.Broker, [.. group.OrderBy(member => member.Id)]));
}
