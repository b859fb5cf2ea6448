namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Varz: what a server says of itself (/varz, VARZ).</summary>
internal sealed record Varz
{
    /// <summary>New at each start.</summary>
    public string? ServerId { get; init; }

    /// <summary>The id, if no name is configured.</summary>
    public string? ServerName { get; init; }

    public string? Version { get; init; }

    public string? GitCommit { get; init; }

    public string? Go { get; init; }

    public bool AuthRequired { get; init; }

    public bool TlsRequired { get; init; }

    public long MaxConnections { get; init; }

    /// <summary>0: no limit.</summary>
    public long MaxSubscriptions { get; init; }

    public long MaxPayload { get; init; }

    public long MaxPending { get; init; }

    public long MaxControlLine { get; init; }

    /// <summary>Nanoseconds.</summary>
    public long WriteDeadline { get; init; }

    public ClusterOptions? Cluster { get; init; }

    public GatewayOptions? Gateway { get; init; }

    public LeafOptions? Leaf { get; init; }

    public ListenerOptions? Mqtt { get; init; }

    public ListenerOptions? Websocket { get; init; }

    public JetStreamVarz? Jetstream { get; init; }

    public DateTimeOffset Start { get; init; }

    public DateTimeOffset Now { get; init; }

    public DateTimeOffset ConfigLoadTime { get; init; }

    /// <summary>2.11.0.</summary>
    public string? ConfigDigest { get; init; }

    /// <summary>Resident bytes.</summary>
    public long Mem { get; init; }

    public int Cores { get; init; }

    public int Gomaxprocs { get; init; }

    /// <summary>Bytes; 2.10.28.</summary>
    public long? Gomemlimit { get; init; }

    /// <summary>Percent of one core: 400 is four cores.</summary>
    public double Cpu { get; init; }

    public int Connections { get; init; }

    public ulong TotalConnections { get; init; }

    public int Routes { get; init; }

    public int Remotes { get; init; }

    public int Leafnodes { get; init; }

    public long InMsgs { get; init; }

    public long OutMsgs { get; init; }

    public long InBytes { get; init; }

    public long OutBytes { get; init; }

    /// <summary>2.12.9: of clients alone; the four above count routes, gateways and leaf nodes too.</summary>
    public long? InClientMsgs { get; init; }

    public long? OutClientMsgs { get; init; }

    public long? InClientBytes { get; init; }

    public long? OutClientBytes { get; init; }

    public long SlowConsumers { get; init; }

    /// <summary>2.10.0.</summary>
    public SlowConsumerStats? SlowConsumerStats { get; init; }

    /// <summary>2.12.0.</summary>
    public long? StaleConnections { get; init; }

    /// <summary>2.12.0.</summary>
    public SlowConsumerStats? StaleConnectionStats { get; init; }

    /// <summary>2.12.0.</summary>
    public long? StalledClients { get; init; }

    public uint Subscriptions { get; init; }

    /// <summary>Requests by path: who else asks.</summary>
    public Dictionary<string, ulong>? HttpReqStats { get; init; }

    public string? SystemAccount { get; init; }

    public ulong PinnedAccountFails { get; init; }

    public string[]? Tags { get; init; }

    /// <summary>2.11.12.</summary>
    public DateTimeOffset? TlsCertNotAfter { get; init; }

    /// <summary>server.ClusterOptsVarz.</summary>
    internal sealed record ClusterOptions
    {
        public string? Name { get; init; }

        public string[]? Urls { get; init; }

        /// <summary>2.11.12.</summary>
        public DateTimeOffset? TlsCertNotAfter { get; init; }
    }

    /// <summary>server.GatewayOptsVarz.</summary>
    internal sealed record GatewayOptions
    {
        public string? Name { get; init; }

        public ConfiguredGateway[]? Gateways { get; init; }

        /// <summary>2.11.12.</summary>
        public DateTimeOffset? TlsCertNotAfter { get; init; }
    }

    /// <summary>server.RemoteGatewayOptsVarz.</summary>
    internal sealed record ConfiguredGateway
    {
        public string? Name { get; init; }
    }

    /// <summary>server.LeafNodeOptsVarz.</summary>
    internal sealed record LeafOptions
    {
        public int Port { get; init; }

        public ConfiguredLeaf[]? Remotes { get; init; }

        /// <summary>2.11.12.</summary>
        public DateTimeOffset? TlsCertNotAfter { get; init; }
    }

    /// <summary>server.RemoteLeafOptsVarz.</summary>
    internal sealed record ConfiguredLeaf
    {
        public string? LocalAccount { get; init; }

        public string[]? Urls { get; init; }
    }

    /// <summary>server.MQTTOptsVarz, server.WebsocketOptsVarz.</summary>
    internal sealed record ListenerOptions
    {
        /// <summary>2.11.12.</summary>
        public DateTimeOffset? TlsCertNotAfter { get; init; }
    }
}
