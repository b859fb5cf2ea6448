namespace Probes.Nats.Protocol.Documents;

/// <summary>server.JSInfo: JetStream on one server, down to consumers if asked so (/jsz, JSZ).</summary>
internal sealed record Jsz : JetStreamUsage
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    /// <summary>Whether JetStream is off.</summary>
    public bool Disabled { get; init; }

    public JetStreamConfig? Config { get; init; }

    /// <summary>2.10.28.</summary>
    public JetStreamVarz.LimitOptions? Limits { get; init; }

    /// <summary>Local replicas, as the three that follow.</summary>
    public int Streams { get; init; }

    public int Consumers { get; init; }

    public ulong Messages { get; init; }

    public ulong Bytes { get; init; }

    /// <summary>2.11.11.</summary>
    public int? StreamsLeader { get; init; }

    /// <summary>2.11.11.</summary>
    public int? ConsumersLeader { get; init; }

    public MetaClusterInfo? MetaCluster { get; init; }

    public AccountDetail[]? AccountDetails { get; init; }

    /// <summary>2.10.28: accounts before any limit of the page.</summary>
    public int? Total { get; init; }

    /// <summary>server.AccountDetail.</summary>
    internal sealed record AccountDetail : JetStreamUsage
    {
        public string? Name { get; init; }

        public string? Id { get; init; }

        public StreamDetail[]? StreamDetail { get; init; }
    }
}
