namespace Probes.Nats.Protocol.Documents;

/// <summary>
/// server.ClusterInfo: the raft group of a stream or a consumer, as the answering server sees it. Only the leader knows how its
/// replicas are. A server without a cluster names itself the leader.
/// </summary>
internal sealed record ClusterInfo
{
    public string? Name { get; init; }

    /// <summary>The leader's server name; empty: none is known.</summary>
    public string? Leader { get; init; }

    /// <summary>2.10.4.</summary>
    public string? RaftGroup { get; init; }

    /// <summary>2.11.9.</summary>
    public DateTimeOffset? LeaderSince { get; init; }

    public PeerInfo[]? Replicas { get; init; }
}
