using System.Collections.Immutable;

namespace BrokerExporter.Trends;

/// <summary>
/// The last hour of one value, a point for each half minute in which there was a collection. It takes at most a kilobyte, and
/// less while it is young. Not thread-safe.
/// </summary>
internal sealed class Trend
{
    public static readonly TimeSpan SlotLength = TimeSpan.FromSeconds(30);

    /// <summary>One hour.</summary>
    public const int Slots = 120;

    private readonly List<TrendPoint> _points = [];

    public static int SlotOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / (long)SlotLength.TotalSeconds);

    /// <summary>The last stretch in which something was noted.</summary>
    public int LastSlot => _points.Count == 0 ? int.MinValue : _points[^1].Slot;

    /// <summary>Of several values in one stretch the largest is kept, so that a peak stays visible.</summary>
    public void Note(int slot, double value)
    {
        // A clock that was put back: what lies in the future now is not the past.
        while (_points.Count > 0 && _points[^1].Slot > slot)
            _points.RemoveAt(_points.Count - 1);
        if (LastSlot == slot)
            _points[^1] = new TrendPoint(slot, Math.Max(_points[^1].Value, (float)value));
        else
            _points.Add(new TrendPoint(slot, (float)value));
        _points.RemoveRange(0, _points.TakeWhile(point => point.Slot <= slot - Slots).Count());
    }

    /// <summary>What is not older than an hour, oldest first; stretches without a collection are missing.</summary>
    public ImmutableArray<TrendPoint> PointsAt(int now) => [.. _points.Where(point => point.Slot > now - Slots && point.Slot <= now)];
}
