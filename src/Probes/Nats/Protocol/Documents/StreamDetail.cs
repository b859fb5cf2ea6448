namespace Probes.Nats.Protocol.Documents;

/// <summary>server.StreamDetail: a stream as the answering server has it. Right for the leader's copy only, but for its own state.</summary>
internal sealed record StreamDetail
{
    public string? Name { get; init; }

    public DateTimeOffset Created { get; init; }

    public ClusterInfo? Cluster { get; init; }

    /// <summary>Where it was asked for.</summary>
    public StreamConfig? Config { get; init; }

    public StreamState? State { get; init; }

    public StreamSource? Mirror { get; init; }

    public StreamSource[]? Sources { get; init; }

    /// <summary>2.9.15, where raft was asked for.</summary>
    public string? StreamRaftGroup { get; init; }

    public ConsumerDetail[]? ConsumerDetail { get; init; }
}
