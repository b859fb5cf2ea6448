namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Accountz: the accounts' names, and of one of them more (/accountz?acc=, ACCOUNTZ).</summary>
internal sealed record Accountz
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    public string? SystemAccount { get; init; }

    public string[]? Accounts { get; init; }

    public AccountInfo? AccountDetail { get; init; }

    /// <summary>server.AccountInfo.</summary>
    internal sealed record AccountInfo
    {
        public string? AccountName { get; init; }

        public bool IsSystem { get; init; }

        public bool Expired { get; init; }

        public bool JetstreamEnabled { get; init; }

        public int LeafnodeConnections { get; init; }

        public int ClientConnections { get; init; }

        public uint Subscriptions { get; init; }

        public string? NameTag { get; init; }

        public DecodedClaim? DecodedJwt { get; init; }
    }

    /// <summary>jwt.AccountClaims.</summary>
    internal sealed record DecodedClaim
    {
        /// <summary>Unix seconds; 0: never.</summary>
        public long Exp { get; init; }

        public ClaimBody? Nats { get; init; }
    }

    /// <summary>jwt.Account.</summary>
    internal sealed record ClaimBody
    {
        public ClaimLimits? Limits { get; init; }
    }

    /// <summary>jwt.OperatorLimits; -1: no limit.</summary>
    internal sealed record ClaimLimits
    {
        public long? Subs { get; init; }

        public long? Data { get; init; }

        public long? Payload { get; init; }

        public long? Imports { get; init; }

        public long? Exports { get; init; }

        public long? Conn { get; init; }

        public long? Leaf { get; init; }

        public long? MemStorage { get; init; }

        public long? DiskStorage { get; init; }

        public long? Streams { get; init; }

        public long? Consumer { get; init; }
    }
}
