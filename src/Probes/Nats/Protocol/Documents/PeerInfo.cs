namespace Probes.Nats.Protocol.Documents;

/// <summary>server.PeerInfo: another member of a raft group.</summary>
internal sealed record PeerInfo
{
    /// <summary>Its server name.</summary>
    public string? Name { get; init; }

    public bool Current { get; init; }

    public bool Offline { get; init; }

    /// <summary>Nanoseconds since it was last heard of.</summary>
    public long Active { get; init; }

    /// <summary>Raft entries that it is behind.</summary>
    public ulong Lag { get; init; }

    public string? Peer { get; init; }
}
