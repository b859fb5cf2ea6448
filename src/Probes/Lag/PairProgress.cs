namespace Probes.Lag;

/// <summary>How a group stands on one topic, as far as it bears on whether it moves. What is not known is not said.</summary>
/// <param name="Consumed">What the group has consumed so far, as a counter: a broker that comes or goes does not move it.</param>
/// <param name="Lag">Messages still to consume.</param>
public readonly record struct PairProgress(long Consumed, long Lag)
{
    /// <summary>Connected clients; null if unknown, or if none are seen while something is consumed.</summary>
    public int? Members { get; init; }

    /// <summary>
    /// What was published, as a counter, where commits are written later than messages are consumed: standing still proves something only if more
    /// has come since they last moved. Null: commits follow what is consumed.
    /// </summary>
    public long? Published { get; init; }

    /// <summary>Whether commits may stand still for ever although everything was consumed.</summary>
    public bool CommitsLag { get; init; }

    /// <summary>Whether the broker refuses to serve the group.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether clients are connected of which none subscribes to the topic.</summary>
    public bool Unsubscribed { get; init; }

    /// <summary>Whether no client consumes a partition that has messages.</summary>
    public bool PartitionUnowned { get; init; }

    /// <summary>Whether a partition that has messages stands still: <see cref="FrozenPartitions"/>.</summary>
    public bool PartitionFrozen { get; init; }

    /// <summary>Whether as many messages as may be are in clients' hands without being acknowledged, so that no more are delivered.</summary>
    public bool AckSaturated { get; init; }

    /// <summary>Whether no client asks for messages now, which is normal while all are busy.</summary>
    public bool NobodyAsks { get; init; }

    /// <summary>Whether what the group consumes comes back: <see cref="LoopDetector"/>.</summary>
    public bool Looping { get; init; }
}
