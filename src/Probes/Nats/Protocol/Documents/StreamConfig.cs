namespace Probes.Nats.Protocol.Documents;

/// <summary>server.StreamConfig, as far as a limit or a number needs it.</summary>
internal sealed record StreamConfig
{
    /// <summary>limits, interest or workqueue.</summary>
    public string? Retention { get; init; }

    /// <summary>file or memory.</summary>
    public string? Storage { get; init; }

    /// <summary>old or new.</summary>
    public string? Discard { get; init; }

    public int NumReplicas { get; init; }

    /// <summary>-1 or 0: no limit; as the three that follow.</summary>
    public long MaxMsgs { get; init; }

    public long MaxBytes { get; init; }

    /// <summary>Nanoseconds; 0: no limit.</summary>
    public long MaxAge { get; init; }

    public long MaxConsumers { get; init; }

    public bool Sealed { get; init; }

    /// <summary>2.10.0.</summary>
    public Dictionary<string, string>? Metadata { get; init; }
}
