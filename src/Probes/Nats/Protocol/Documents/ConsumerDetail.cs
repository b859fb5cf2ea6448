namespace Probes.Nats.Protocol.Documents;

/// <summary>server.ConsumerInfo: a consumer as the answering server has it. Right for the leader's copy only.</summary>
internal sealed record ConsumerDetail
{
    public string? StreamName { get; init; }

    public string? Name { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>Where it was asked for.</summary>
    public ConsumerConfig? Config { get; init; }

    /// <summary>The sequences of the newest delivery; every delivery counts in consumer_seq, repeated ones too.</summary>
    public SequenceInfo? Delivered { get; init; }

    public SequenceInfo? AckFloor { get; init; }

    public long NumAckPending { get; init; }

    /// <summary>Messages in redelivery now; it falls.</summary>
    public long NumRedelivered { get; init; }

    /// <summary>Pull requests that wait for messages.</summary>
    public long NumWaiting { get; init; }

    /// <summary>Messages that match and were not delivered yet.</summary>
    public ulong NumPending { get; init; }

    public ClusterInfo? Cluster { get; init; }

    /// <summary>Whether somebody listens to a push consumer; absent is false.</summary>
    public bool PushBound { get; init; }

    /// <summary>2.11.0.</summary>
    public bool Paused { get; init; }

    /// <summary>Nanoseconds; 2.11.0.</summary>
    public long? PauseRemaining { get; init; }

    /// <summary>2.10.0.</summary>
    public DateTimeOffset? Ts { get; init; }

    /// <summary>server.SequenceInfo.</summary>
    internal sealed record SequenceInfo
    {
        public ulong ConsumerSeq { get; init; }

        public ulong StreamSeq { get; init; }

        public DateTimeOffset? LastActive { get; init; }
    }
}
