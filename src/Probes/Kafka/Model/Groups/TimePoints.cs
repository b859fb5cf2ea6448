using Probes.Lag;

namespace Probes.Kafka.Model.Groups;

/// <summary>
/// What is known of a partition's past: offsets and the times of their messages, as found by looking for times. A date between two
/// points is off by no more than the time between them.
/// </summary>
internal sealed class TimePoints
{
    private readonly SortedDictionary<long, long> _points = [];
    private readonly Dictionary<long, long> _bounds = [];

    /// <summary>Notes the first message that is not older than a time.</summary>
    /// <param name="asked">The time that was looked for, Unix milliseconds.</param>
    /// <param name="offset">Its offset; below 0: all are older.</param>
    /// <param name="storedAt">Its own time; below 0: the message has none.</param>
    /// <param name="end">The end of the partition when it was last read.</param>
    public void Add(long asked, long offset, long storedAt, long end)
    {
        if (offset >= 0 && storedAt > 0)
            _points[offset] = storedAt;
        // The message before it is older than the time, however long nothing was written then.
        var before = (offset < 0 ? end : offset) - 1;
        if (asked > 0 && before >= 0)
            _bounds[before] = Math.Min(_bounds.GetValueOrDefault(before, long.MaxValue), asked);
    }

    /// <summary>By offset, with times that rise; producers' clocks may lie.</summary>
    /// <param name="end">The end of the partition when it was read.</param>
    /// <param name="now">When that was.</param>
    public KnownPoint[] Chain(long end, long now)
    {
        if (_points.Count == 0)
            return [];
        var oldest = _points.First().Key;
        var all = new SortedDictionary<long, KnownPoint>();
        foreach (var (offset, bound) in _bounds.Append(new(end - 1, now)))
        {
            if (offset > oldest && offset < end)
                all[offset] = new KnownPoint(offset, Math.Min(bound, all.TryGetValue(offset, out var other) ? other.StoredAt : now), IsExact: false);
        }

        foreach (var (offset, storedAt) in _points.Where(point => point.Key < end))
            all[offset] = new KnownPoint(offset, Math.Min(storedAt, now), IsExact: true);
        var chain = all.Values.ToArray();
        // Of two that contradict each other, the earlier offset was not written later.
        for (var i = chain.Length - 2; i >= 0; i--)
            chain[i] = chain[i] with { StoredAt = Math.Min(chain[i].StoredAt, chain[i + 1].StoredAt) };
        return chain;
    }

    /// <summary>Which time to look for next, so that the date of a message is known better; null: it is known well enough.</summary>
    /// <param name="chain">What is known.</param>
    /// <param name="offset">The message.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="halve">Whether to look in the middle of the time rather than where the message should be in proportion.</param>
    public static long? Next(ReadOnlySpan<KnownPoint> chain, long offset, long now, bool halve)
    {
        for (var i = 0; i + 1 < chain.Length; i++)
        {
            var (before, after) = (chain[i], chain[i + 1]);
            if (offset < before.Offset || offset > after.Offset || (offset == before.Offset && before.IsExact) || (offset == after.Offset && after.IsExact))
                continue;
            var width = after.StoredAt - before.StoredAt;
            // Good enough: a fiftieth of its age, or a second.
            if (width <= Math.Max(1_000, (now - after.StoredAt) / 50))
                return null;
            var share = halve ? 0.5 : (double)(offset - before.Offset) / (after.Offset - before.Offset);
            return Math.Clamp(before.StoredAt + (long)(width * share), before.StoredAt + 1, after.StoredAt);
        }

        return null;
    }
}
