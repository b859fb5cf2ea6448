namespace Probes.Nats.Protocol.Documents;

/// <summary>server.JetStreamVarz: JetStream in the overview of a server.</summary>
internal sealed record JetStreamVarz
{
    public JetStreamConfig? Config { get; init; }

    public JetStreamUsage? Stats { get; init; }

    public MetaClusterInfo? Meta { get; init; }

    /// <summary>2.11.0.</summary>
    public LimitOptions? Limits { get; init; }

    /// <summary>server.JSLimitOpts.</summary>
    internal sealed record LimitOptions
    {
        public long MaxRequestBatch { get; init; }

        public long MaxAckPending { get; init; }

        public long MaxHaAssets { get; init; }
    }
}
