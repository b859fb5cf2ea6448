using System.Runtime.InteropServices;

namespace Probes.Lag;

/// <summary>
/// When the messages of one partition were stored, as far as it can be told from watching its end offset: what turns a
/// lag in messages into a lag in seconds without reading a message. Times are Unix milliseconds of the exporter's clock.
/// </summary>
/// <remarks>
/// Each growth of the end offset between two observations is a stretch of messages. Its last message is dated by the
/// broker's own time of the last write where that is known, so that an idle gap before the next observation is not
/// taken for slow arrival; the others are spread evenly back to the observation before. The error is at most one
/// polling interval, and for a partition that received one message since, none.
/// What is older than the first observation is known as far as somebody tells: single messages, or points in time between
/// which dates are drawn in proportion. There an error is at most the time between the two points.
/// </remarks>
public sealed class OffsetHistory
{
    /// <summary>Stretches kept; beyond, neighbours are joined where that blurs an age the least in proportion.</summary>
    public const int Capacity = 64;

    /// <summary>Milliseconds: slaves copy commits every 10 s, and clients commit every 5 s.</summary>
    private const long StepBack = 60_000;

    private readonly List<Stretch> _stretches = [];
    private long _observedAt = long.MinValue;
    private long _end;

    /// <summary>Messages [First, End) of which the first was stored at FirstTime and the last at LastTime.</summary>
    private readonly record struct Stretch(long First, long End, long FirstTime, long LastTime, bool IsDrawn = false)
    {
        public long TimeOf(long offset) => End - First <= 1
            ? LastTime
            : FirstTime + (long)((double)(LastTime - FirstTime) * (offset - First) / (End - First - 1));
    }

    /// <summary>Notes the end offset (of the next message to be written) at a time.</summary>
    /// <param name="now">When it was seen. Earlier than the last time: the clock was set back, and what is remembered with it.</param>
    /// <param name="end">The end offset. Lower than before: the partition was re-created or cut, and its history is void.</param>
    /// <param name="lastWrite">When the newest message was stored, by the broker; 0 or less if unknown.</param>
    public void Observe(long now, long end, long lastWrite)
    {
        if (now < _observedAt)
            Shift(now - _observedAt);
        if (_observedAt == long.MinValue || end < _end)
        {
            _stretches.Clear();
            // One message more than nothing is known: the newest one's time.
            if (end > 0 && lastWrite > 0)
            {
                // Most partitions stand still for good, and there are many: no more room than this takes.
                if (_stretches.Capacity == 0)
                    _stretches.Capacity = 1;
                _stretches.Add(new Stretch(end - 1, end, Math.Min(lastWrite, now), Math.Min(lastWrite, now)));
            }
        }
        else if (end > _end)
        {
            // The broker's clock may differ from ours: the write lies between the two observations in any case.
            var last = Math.Clamp(lastWrite > 0 ? lastWrite : now, _observedAt, now);
            var count = end - _end;
            Append(new Stretch(_end, end, _observedAt + ((last - _observedAt) / count), last), now);
        }

        (_observedAt, _end) = (now, end);
    }

    /// <summary>Adds what the broker said of a message older than the first observation: when it was stored.</summary>
    public void Seed(long offset, long storedAt)
    {
        if (_observedAt == long.MinValue || offset >= _end || TimeOf(offset) is not null)
            return;
        // One message and no more: when those between it and the first observation were stored, nobody has said.
        var next = _stretches.FindIndex(stretch => stretch.First > offset);
        var latest = next < 0 ? _observedAt : _stretches[next].FirstTime;
        var stored = Math.Min(storedAt, latest);
        Insert(next < 0 ? _stretches.Count : next, new Stretch(offset, offset + 1, stored, stored), _observedAt);
    }

    /// <summary>
    /// Adds what the broker said of several messages older than what is known: between two of them, and between the last of them and what is
    /// known, dates are drawn in proportion. Nothing is said of what is older than the first.
    /// </summary>
    /// <param name="points">By offset; a time that falls, or that lies in the future, is moved: producers' clocks lie.</param>
    public void Seed(ReadOnlySpan<KnownPoint> points)
    {
        if (_observedAt == long.MinValue)
            return;
        // What was observed is better than what is drawn.
        var (known, knownAt) = _stretches.Count > 0 ? (_stretches[0].First, _stretches[0].FirstTime) : (_end, _observedAt);
        for (var i = points.Length - 1; i >= 0; i--)
        {
            var (offset, stored) = (points[i].Offset, Math.Min(points[i].StoredAt, knownAt));
            if (offset < 0 || offset >= known)
                continue;
            var first = offset;
            if (points[i].IsExact && known - offset > 1)
                first++;
            // Neither date is that of a message at the end: the steps between are even.
            long At(long message) => stored + (long)((double)(knownAt - stored) * (message - offset) / (known - offset));
            Insert(0, new Stretch(first, known, At(first), At(known - 1), IsDrawn: !points[i].IsExact || first > offset), _observedAt);
            if (first > offset)
                Insert(0, new Stretch(offset, first, stored, stored), _observedAt);
            (known, knownAt) = (offset, stored);
        }
    }

    /// <summary>When the message at an offset was stored; null if it is older than what was seen, or not there yet.</summary>
    public long? TimeOf(long offset) => Find(offset)?.TimeOf(offset);

    /// <summary>Whether the date of a message is drawn in proportion between two that somebody told, rather than watched.</summary>
    public bool IsDrawn(long offset) => Find(offset) is { IsDrawn: true };

    private Stretch? Find(long offset)
    {
        var (low, high) = (0, _stretches.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var stretch = _stretches[middle];
            if (offset < stretch.First)
                high = middle - 1;
            else if (offset >= stretch.End)
                low = middle + 1;
            else
                return stretch;
        }

        return null;
    }

    /// <summary>
    /// Drops what no consumer needs any more: messages below the offset. Not the latest ones, because a commit may step
    /// back a little: when clients rebalance, or when a slave answers that is some seconds behind.
    /// </summary>
    public void Forget(long below)
    {
        var gone = 0;
        while (gone < _stretches.Count && _stretches[gone].End <= below && _stretches[gone].End < _end
            && _stretches[gone].LastTime < _observedAt - StepBack)
            gone++;
        _stretches.RemoveRange(0, gone);
    }

    private void Shift(long by)
    {
        foreach (ref var stretch in CollectionsMarshal.AsSpan(_stretches))
            stretch = stretch with { FirstTime = stretch.FirstTime + by, LastTime = stretch.LastTime + by };
        _observedAt += by;
    }

    private void Append(Stretch stretch, long now) => Insert(_stretches.Count, stretch, now);

    private void Insert(int index, Stretch stretch, long now)
    {
        if (_stretches.Count == Capacity && Join(now) is var joined && joined < index)
            index--;
        _stretches.Insert(index, stretch);
    }

    /// <returns>The index that was removed.</returns>
    private int Join(long now)
    {
        var (best, least) = (-1, double.MaxValue);
        for (var i = 0; i + 1 < _stretches.Count; i++)
        {
            // What lies between two stretches with a gap is not known, and joining them would pretend that it is.
            if (_stretches[i].End != _stretches[i + 1].First)
                continue;
            // How far an age could be off inside the joined stretch, in proportion to that age.
            var blur = (double)(_stretches[i + 1].LastTime - _stretches[i].FirstTime) / (now - _stretches[i + 1].LastTime + 1);
            if (blur < least)
                (best, least) = (i, blur);
        }

        if (best < 0)
        {
            _stretches.RemoveAt(0);
            return 0;
        }

        _stretches[best] = new Stretch(
            _stretches[best].First, _stretches[best + 1].End, _stretches[best].FirstTime, _stretches[best + 1].LastTime,
            _stretches[best].IsDrawn || _stretches[best + 1].IsDrawn);
        _stretches.RemoveAt(best + 1);
        return best + 1;
    }
}
