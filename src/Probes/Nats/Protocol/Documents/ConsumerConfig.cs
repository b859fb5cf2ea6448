namespace Probes.Nats.Protocol.Documents;

/// <summary>server.ConsumerConfig, as far as a limit or a number needs it.</summary>
internal sealed record ConsumerConfig
{
    /// <summary>Absent: an ephemeral consumer.</summary>
    public string? DurableName { get; init; }

    /// <summary>Absent: a pull consumer.</summary>
    public string? DeliverSubject { get; init; }

    public string? DeliverGroup { get; init; }

    public string? DeliverPolicy { get; init; }

    /// <summary>none, all or explicit.</summary>
    public string? AckPolicy { get; init; }

    /// <summary>Nanoseconds.</summary>
    public long AckWait { get; init; }

    public long MaxAckPending { get; init; }

    public string? FilterSubject { get; init; }

    /// <summary>2.10.0.</summary>
    public string[]? FilterSubjects { get; init; }

    /// <summary>Nanoseconds.</summary>
    public long InactiveThreshold { get; init; }

    public int NumReplicas { get; init; }

    /// <summary>2.10.0.</summary>
    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>2.11.0.</summary>
    public DateTimeOffset? PauseUntil { get; init; }
}
