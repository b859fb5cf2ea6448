namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Leafz: connections to and from leaf nodes (/leafz, LEAFZ).</summary>
internal sealed record Leafz
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    public int Leafnodes { get; init; }

    public LeafInfo[]? Leafs { get; init; }

    /// <summary>server.LeafInfo.</summary>
    internal sealed record LeafInfo
    {
        /// <summary>2.9.15: the remote server's name.</summary>
        public string? Name { get; init; }

        /// <summary>2.9.15: whether it solicited the connection.</summary>
        public bool IsSpoke { get; init; }

        public string? Account { get; init; }

        public string? Ip { get; init; }

        public int Port { get; init; }

        /// <summary>Such as 172µs.</summary>
        public string? Rtt { get; init; }

        public long InMsgs { get; init; }

        public long OutMsgs { get; init; }

        public long InBytes { get; init; }

        public long OutBytes { get; init; }

        public uint Subscriptions { get; init; }
    }
}
