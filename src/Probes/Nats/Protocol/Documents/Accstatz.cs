namespace Probes.Nats.Protocol.Documents;

/// <summary>server.AccountStatz: traffic of accounts on one server (/accstatz, ACCOUNT.PING.STATZ).</summary>
internal sealed record Accstatz
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    public AccountStat[]? AccountStatz { get; init; }

    /// <summary>server.AccountStat.</summary>
    internal sealed record AccountStat
    {
        /// <summary>The account's name, or its public key.</summary>
        public string? Acc { get; init; }

        /// <summary>2.11.0.</summary>
        public string? Name { get; init; }

        public int Conns { get; init; }

        public int Leafnodes { get; init; }

        public int TotalConns { get; init; }

        /// <summary>2.10.0.</summary>
        public uint? NumSubscriptions { get; init; }

        public Traffic? Sent { get; init; }

        public Traffic? Received { get; init; }

        public long SlowConsumers { get; init; }
    }
}
