using Probes.Lag;

namespace Probes.RocketMq.Model;

/// <summary>
/// When a master's commit log reached which length, as far as it was watched: what turns a slave's distance in bytes into
/// one in time. The broker does not tell when it wrote a byte, so an age may be off by the time between two observations.
/// </summary>
internal sealed class ReplicationHistory
{
    private readonly OffsetHistory _ends = new();
    private DateTimeOffset _at;
    private long _end;

    /// <summary>Notes the master's end. Lower than before: another master, which has less, and the history is void.</summary>
    public void Observe(DateTimeOffset at, long end)
    {
        _ends.Observe(at.ToUnixTimeMilliseconds(), end, lastWrite: 0);
        (_at, _end) = (at, end);
    }

    /// <summary>How far behind a slave is that was asked at the same time as the master.</summary>
    /// <param name="position">The end of the slave's commit log. Beyond the master's: it was asked a moment later, and has everything.</param>
    public SlaveLag LagOf(long position)
    {
        if (position >= _end)
            return new SlaveLag(0, 0);
        double? seconds = _ends.TimeOf(position) is { } writtenAt
            ? Math.Max(0, _at.ToUnixTimeMilliseconds() - writtenAt) / 1000.0
            : null;
        return new SlaveLag(_end - position, seconds);
    }

    /// <summary>Drops what no slave needs any more.</summary>
    public void Forget(long below) => _ends.Forget(below);
}
