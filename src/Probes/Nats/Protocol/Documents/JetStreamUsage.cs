namespace Probes.Nats.Protocol.Documents;

/// <summary>server.JetStreamStats: what JetStream uses. Reserved 2^64-1 means that nothing limits it.</summary>
internal record JetStreamUsage
{
    public ulong Memory { get; init; }

    public ulong Storage { get; init; }

    public ulong ReservedMemory { get; init; }

    public ulong ReservedStorage { get; init; }

    /// <summary>Accounts with JetStream.</summary>
    public int Accounts { get; init; }

    public int HaAssets { get; init; }

    public ApiStats? Api { get; init; }

    /// <summary>server.JetStreamAPIStats.</summary>
    internal sealed record ApiStats
    {
        public ulong Total { get; init; }

        public ulong Errors { get; init; }

        /// <summary>2.10.0.</summary>
        public ulong? Inflight { get; init; }

        /// <summary>2.11.0.</summary>
        public int? Level { get; init; }
    }
}
