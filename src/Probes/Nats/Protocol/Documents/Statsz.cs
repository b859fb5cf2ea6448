namespace Probes.Nats.Protocol.Documents;

/// <summary>server.ServerStats: what every server says of itself and its neighbours (STATSZ).</summary>
internal sealed record Statsz
{
    public DateTimeOffset Start { get; init; }

    /// <summary>Resident bytes.</summary>
    public long Mem { get; init; }

    public int Cores { get; init; }

    /// <summary>Percent of one core.</summary>
    public double Cpu { get; init; }

    public int Connections { get; init; }

    public ulong TotalConnections { get; init; }

    public int ActiveAccounts { get; init; }

    public uint Subscriptions { get; init; }

    public Traffic? Sent { get; init; }

    public Traffic? Received { get; init; }

    public long SlowConsumers { get; init; }

    public RouteStat[]? Routes { get; init; }

    public GatewayStat[]? Gateways { get; init; }

    /// <summary>How many servers this one knows, itself included.</summary>
    public int ActiveServers { get; init; }

    public JetStreamVarz? Jetstream { get; init; }

    /// <summary>server.RouteStat.</summary>
    internal sealed record RouteStat
    {
        public ulong Rid { get; init; }

        public string? Name { get; init; }

        public Traffic? Sent { get; init; }

        public Traffic? Received { get; init; }

        /// <summary>Bytes.</summary>
        public long Pending { get; init; }
    }

    /// <summary>server.GatewayStat.</summary>
    internal sealed record GatewayStat
    {
        public ulong Gwid { get; init; }

        public string? Name { get; init; }

        public Traffic? Sent { get; init; }

        public Traffic? Received { get; init; }

        public int InboundConnections { get; init; }
    }
}
