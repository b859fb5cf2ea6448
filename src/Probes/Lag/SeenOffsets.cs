namespace Probes.Lag;

/// <summary>
/// Since when the messages of a partition have been seen, from watching its end offset: for how long a message has been there
/// at least. Unlike <see cref="OffsetHistory"/>, which estimates when a message was stored, it never says too much. Times are
/// Unix milliseconds of the exporter's clock.
/// </summary>
public sealed class SeenOffsets
{
    /// <summary>Observations kept; beyond, the one is left out that blurs an age the least in proportion, towards a lower age.</summary>
    public const int Capacity = 64;

    private readonly List<Seen> _seen = [];
    private long _observedAt = long.MinValue;

    /// <param name="End">Messages below were there.</param>
    /// <param name="At">When.</param>
    /// <param name="WasThere">They were there before the first observation: nobody knows for how long.</param>
    private readonly record struct Seen(long End, long At, bool WasThere);

    /// <summary>Notes how far the partition reaches, and how far it is worked off.</summary>
    /// <param name="now">When. Earlier than the last time: the clock was set back, and what is remembered with it.</param>
    /// <param name="done">Messages below are of no interest any more.</param>
    /// <param name="end">The offset of the next message to be written. Lower than before: the partition was made anew.</param>
    public void Observe(long now, long done, long end)
    {
        if (now < _observedAt)
            Shift(now - _observedAt);
        var isFirst = _observedAt == long.MinValue || (_seen.Count > 0 && end < _seen[^1].End);
        if (isFirst)
            _seen.Clear();
        _seen.RemoveAll(seen => seen.End <= done);
        if (end > Math.Max(done, _seen.Count > 0 ? _seen[^1].End : 0))
        {
            if (_seen.Count == Capacity)
                Thin(now);
            _seen.Add(new Seen(end, now, isFirst));
        }

        _observedAt = now;
    }

    /// <summary>How long the message at an offset has been there, in milliseconds.</summary>
    /// <returns>At least so long, and whether it was there before the first observation; null if it is not there.</returns>
    public (long Age, bool WasThere)? AgeOf(long offset)
    {
        foreach (var seen in _seen)
        {
            if (seen.End > offset)
                return (_observedAt - seen.At, seen.WasThere);
        }

        return null;
    }

    private void Shift(long by)
    {
        for (var i = 0; i < _seen.Count; i++)
            _seen[i] = _seen[i] with { At = _seen[i].At + by };
    }

    // What was seen with the one that is left out counts as seen with the next one: later, and so no age becomes too high.
    private void Thin(long now)
    {
        var (best, least) = (0, double.MaxValue);
        for (var i = 0; i + 1 < _seen.Count; i++)
        {
            var blur = (double)(_seen[i + 1].At - _seen[i].At) / (now - _seen[i + 1].At + 1);
            if (blur < least && !_seen[i].WasThere)
                (best, least) = (i, blur);
        }

        _seen.RemoveAt(best);
    }
}
