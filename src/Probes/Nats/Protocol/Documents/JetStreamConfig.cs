namespace Probes.Nats.Protocol.Documents;

/// <summary>server.JetStreamConfig.</summary>
internal sealed record JetStreamConfig
{
    /// <summary>Bytes; negative: no limit.</summary>
    public long MaxMemory { get; init; }

    /// <summary>Bytes; negative: no limit.</summary>
    public long MaxStorage { get; init; }

    public string? StoreDir { get; init; }

    public string? Domain { get; init; }
}
