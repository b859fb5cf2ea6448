namespace Probes.Kafka.Model.Groups;

/// <summary>
/// The last observations of a group on a topic, and what Burrow's rules make of them. Burrow looks at commits, which it reads from
/// __consumer_offsets; a poll sees offsets only, so that whether a consumer commits the same offset again or not at all is told by
/// whether it is connected.
/// </summary>
internal sealed class VerdictWindow
{
    /// <summary>Observations that are looked at; Burrow's default (storage, intervals).</summary>
    public const int Length = 10;

    /// <summary>Milliseconds between two that are kept, so that all of them span four and a half minutes at least.</summary>
    public const long Spacing = 30_000;

    /// <summary>Milliseconds without an observation after which what was seen before tells nothing.</summary>
    public const long Patience = 15 * 60_000;

    /// <summary>
    /// A lag that counts as none: the marker that ends a transaction takes an offset and is never consumed, so that one that has read
    /// everything may stay at 1.
    /// </summary>
    public const long AllowedLag = 1;

    // By partition, then by observation; a partition of which an observation said nothing has -1 there.
    private (long Committed, long Lag)[] _seen = [];
    private int _partitions;
    private int _count;
    private long _lastAt;

    /// <summary>Whether there are enough observations to say something.</summary>
    public bool IsFull => _count == Length;

    /// <param name="now">Unix milliseconds.</param>
    /// <param name="committed">By partition; below 0: none, or not known.</param>
    /// <param name="lag">By partition.</param>
    /// <param name="hasMembers">Whether somebody is connected; null: not known.</param>
    /// <returns>The verdict on the worst partition.</returns>
    public Verdict Observe(long now, ReadOnlySpan<long> committed, ReadOnlySpan<long> lag, bool? hasMembers)
    {
        if (committed.Length != _partitions || now < _lastAt || now - _lastAt > Patience)
        {
            (_partitions, _count, _lastAt) = (committed.Length, 0, 0);
            _seen = new (long, long)[_partitions * Length];
        }

        if (_count == 0 || now - _lastAt >= Spacing)
            Keep(now, committed, lag);
        if (!IsFull)
            return Verdict.Ok;
        var worst = Verdict.Ok;
        for (var i = 0; i < _partitions && worst != Verdict.Stop; i++)
        {
            if (committed[i] >= 0 && lag[i] > AllowedLag && Of(_seen.AsSpan(i * Length, Length), committed[i], lag[i], hasMembers) is var verdict && verdict > worst)
                worst = verdict;
        }

        return worst;
    }

    private void Keep(long now, ReadOnlySpan<long> committed, ReadOnlySpan<long> lag)
    {
        var at = Math.Min(_count, Length - 1);
        for (var i = 0; i < _partitions; i++)
        {
            var window = _seen.AsSpan(i * Length, Length);
            if (IsFull)
                window[1..].CopyTo(window);
            window[at] = (committed[i], lag[i]);
        }

        (_count, _lastAt) = (at + 1, now);
    }

    private static Verdict Of(ReadOnlySpan<(long Committed, long Lag)> window, long committed, long lag, bool? hasMembers)
    {
        var (highest, isStill, neverFell, wentBack) = (window[0].Committed, true, true, false);
        for (var i = 0; i <= window.Length; i++)
        {
            var (nextCommitted, nextLag) = i < window.Length ? window[i] : (committed, lag);
            // Not told, or caught up once: no more than a rewind can be said.
            if (nextCommitted < 0)
                return Verdict.Ok;
            neverFell &= nextLag > AllowedLag && (i == 0 || nextLag >= window[i - 1].Lag);
            isStill &= nextLag > AllowedLag && nextCommitted == window[0].Committed;
            wentBack |= i > 0 && nextCommitted < window[i - 1].Committed;
            highest = Math.Max(highest, nextCommitted);
        }

        if (isStill)
            return hasMembers == false ? Verdict.Stop : Verdict.Stall;
        if (wentBack && committed < highest)
            return Verdict.Rewind;
        return neverFell && committed > window[0].Committed ? Verdict.Warn : Verdict.Ok;
    }
}
