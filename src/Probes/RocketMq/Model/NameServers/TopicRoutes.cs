using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>What name servers said of one topic's route, all asked in the same moment.</summary>
/// <param name="At">That moment.</param>
/// <param name="ByNameServer">By name, for those that answered: the brokers' shares in the order of their names; empty where there is no route.</param>
internal sealed record TopicRoutes(DateTimeOffset At, IReadOnlyDictionary<string, ImmutableArray<RouteEntry>> ByNameServer)
{
    /// <summary>Whether all said the same. Equal routes share one array: <see cref="RouteTable"/>.</summary>
    public bool Agree { get; } = ByNameServer.Values.Distinct().Count() <= 1;
}
