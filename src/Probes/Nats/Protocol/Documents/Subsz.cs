namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Subsz: local subscriptions (/subsz, SUBSZ).</summary>
internal sealed record Subsz
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    public uint NumSubscriptions { get; init; }

    public uint NumCache { get; init; }

    public ulong NumInserts { get; init; }

    public ulong NumRemoves { get; init; }

    public ulong NumMatches { get; init; }

    /// <summary>0 to 1.</summary>
    public double CacheHitRate { get; init; }

    public uint MaxFanout { get; init; }

    public double AvgFanout { get; init; }

    /// <summary>Before any limit of the page.</summary>
    public int Total { get; init; }

    public SubscriptionDetail[]? SubscriptionsList { get; init; }

    /// <summary>server.SubDetail.</summary>
    internal sealed record SubscriptionDetail
    {
        public string? Account { get; init; }

        public string? Subject { get; init; }

        public string? Qgroup { get; init; }

        public string? Sid { get; init; }

        public long Msgs { get; init; }

        public ulong Cid { get; init; }
    }
}
