namespace Probes.RocketMq.Model.NameServers;

/// <summary>What one comparison of name servers found.</summary>
internal sealed record NameServerComparison
{
    /// <summary>Those that were compared: those that answered.</summary>
    public required IReadOnlyList<NameServerTables> NameServers { get; init; }

    public required DivergenceReport Report { get; init; }

    /// <summary>When they last agreed in everything; null: never yet.</summary>
    public required DateTimeOffset? LastAgreed { get; init; }

    /// <summary>Write permissions that are gone for longer than registrations explain.</summary>
    public required IReadOnlySet<WipedPermission> Wiped { get; init; }

    /// <summary>
    /// Brokers of which write permission seems to be gone, and since when: what they are allowed themselves was asked before that, and they may
    /// have been closed on purpose.
    /// </summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Unconfirmed { get; init; }

    /// <summary>By cluster and broker name.</summary>
    public required IReadOnlyDictionary<(string Cluster, string Broker), bool> ActingMasters { get; init; }

    /// <summary>By name server.</summary>
    public required IReadOnlyDictionary<string, RouteHealth> Health { get; init; }

    /// <summary>How old the oldest known route is; null if none is known.</summary>
    public required TimeSpan? OldestRoute { get; init; }

    /// <summary>What the brokers said.</summary>
    public required BrokerTopics Brokers { get; init; }
}
