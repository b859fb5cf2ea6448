using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>What name servers said of one topic's route, all asked in the same moment.</summary>
/// <param name="At">That moment.</param>
/// <param name="ByNameServer">By name: the brokers' shares in the order of their names; empty where there is no route.</param>
internal sealed record TopicRoutes(DateTimeOffset At, IReadOnlyDictionary<string, ImmutableArray<RouteEntry>> ByNameServer)
{
    /// <summary>When those said it that did not answer in that moment: what they said before counts for a while.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Before { get; init; } = FrozenDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Whether all said the same. Equal routes share one array: <see cref="RouteTable"/>.</summary>
    public bool Agree { get; } = ByNameServer.Values.Distinct().Count() <= 1;

    /// <summary>When the oldest of them was said.</summary>
    public DateTimeOffset OldestAt => Before.Count == 0 ? At : Before.Values.Min();

    /// <summary>When a name server said it.</summary>
    public DateTimeOffset AtOf(string nameServer) => Before.GetValueOrDefault(nameServer, At);
}
