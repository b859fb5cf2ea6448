namespace Probes.Lag;

/// <summary>
/// Tells a group that stands still from one that is merely slow, by watching what it has consumed of one
/// topic. Times are Unix milliseconds.
/// </summary>
public sealed class StallDetector
{
    /// <summary>
    /// How long commits may stand still: RocketMQ clients persist offsets every 5 s, and brokers sync them every 5 s;
    /// a batch that takes longer than two minutes to process is worth a look.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private long _consumed = long.MinValue;
    private long _movedAt;
    private long? _publishedThen;
    private long _workedUntil;

    /// <param name="now">When the offsets were read.</param>
    /// <param name="pair">How the group stands.</param>
    /// <returns>The most specific reason, or null if the group moves or has nothing to do.</returns>
    public StallReason? Observe(long now, in PairProgress pair)
    {
        // A clock that was set back must not stretch anybody's patience.
        _movedAt = Math.Min(_movedAt, now);
        if (pair.Consumed > _consumed && _consumed != long.MinValue)
            _workedUntil = now + (long)LoopDetector.Window.TotalMilliseconds;
        // Standing still with nothing to do is no stall: patience begins when there is work.
        if (pair.Consumed != _consumed || pair.Lag == 0)
            (_consumed, _movedAt, _publishedThen) = (pair.Consumed, now, pair.Published);
        _publishedThen ??= pair.Published;

        // What goes round is no lag of the topic, but this topic feeds it.
        if (pair.Lag == 0)
            return pair.Looping && now < _workedUntil ? StallReason.RetryLoop : null;
        if (pair.Paused)
            return StallReason.Paused;
        if (pair.Members == 0)
            return StallReason.NoMembers;
        var isStill = now - _movedAt >= Patience.TotalMilliseconds;
        if (isStill && pair.AckSaturated)
            return StallReason.AckSaturated;
        if (isStill && pair.NobodyAsks)
            return StallReason.NoMembers;
        if (isStill && pair.Unsubscribed)
            return StallReason.NotSubscribed;
        if (pair.PartitionUnowned)
            return StallReason.QueueUnowned;
        if (pair.Looping && (isStill || now < _workedUntil))
            return StallReason.RetryLoop;
        if (isStill && !pair.CommitsLag && (pair.Published is not { } published || published > _publishedThen))
            return StallReason.NotConsuming;
        return pair.PartitionFrozen ? StallReason.FrozenQueue : null;
    }
}
