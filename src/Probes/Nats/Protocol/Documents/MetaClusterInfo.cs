namespace Probes.Nats.Protocol.Documents;

/// <summary>server.MetaClusterInfo: the raft group that places streams and consumers. Replicas are told by its leader only.</summary>
internal sealed record MetaClusterInfo
{
    public string? Name { get; init; }

    public string? Leader { get; init; }

    public string? Peer { get; init; }

    public int ClusterSize { get; init; }

    public PeerInfo[]? Replicas { get; init; }

    /// <summary>2.10.21: entries proposed and not applied.</summary>
    public int? Pending { get; init; }

    /// <summary>2.11.11.</summary>
    public SnapshotInfo? Snapshot { get; init; }

    /// <summary>server.MetaSnapshotStats.</summary>
    internal sealed record SnapshotInfo
    {
        public ulong PendingEntries { get; init; }

        public ulong PendingSize { get; init; }

        public DateTimeOffset LastTime { get; init; }

        /// <summary>Nanoseconds.</summary>
        public long LastDuration { get; init; }
    }
}
