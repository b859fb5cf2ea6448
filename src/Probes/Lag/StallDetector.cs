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

    /// <param name="now">When the offsets were read.</param>
    /// <param name="consumed">What the group has consumed so far, as a counter: a broker that comes or goes does not move it.</param>
    /// <param name="lag">Messages still to consume.</param>
    /// <param name="members">Connected clients; null if unknown.</param>
    /// <param name="paused">Whether the broker refuses to serve the group.</param>
    /// <returns>The reason, or null if the group moves or has nothing to do.</returns>
    public StallReason? Observe(long now, long consumed, long lag, int? members, bool paused)
    {
        // A clock that was set back must not stretch anybody's patience.
        _movedAt = Math.Min(_movedAt, now);
        // Standing still with nothing to do is no stall: patience begins when there is work.
        if (consumed != _consumed || lag == 0)
            (_consumed, _movedAt) = (consumed, now);
        if (lag == 0)
            return null;
        if (paused)
            return StallReason.Paused;
        if (members == 0)
            return StallReason.NoMembers;
        return now - _movedAt >= Patience.TotalMilliseconds ? StallReason.NotConsuming : null;
    }
}
