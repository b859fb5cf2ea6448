using System.Collections.Immutable;
using Probes.Metrics;

namespace BrokerExporter.Trends;

/// <summary>
/// What a target's groups did within the last hour. Fed by collections, never by a timer: while nobody collects there is a gap.
/// In memory, and bounded whatever the brokers have. Thread-safe.
/// </summary>
internal sealed class GroupTrends
{
    /// <summary>With a kilobyte each, a megabyte at most.</summary>
    public const int MostGroups = 1000;

    // Rates over a minute are steady enough to be read, and closer marks would add nothing.
    private static readonly TimeSpan _rateWindow = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan _markDistance = TimeSpan.FromSeconds(14);

    private readonly Lock _lock = new();
    private readonly Dictionary<GroupKey, Trend> _lag = [];
    private readonly Queue<Totals> _marks = new();
    private Totals? _now;

    /// <summary>Notes what a collection gave.</summary>
    /// <param name="at">When it began.</param>
    /// <param name="families">What it gave; of a target that is down, no groups.</param>
    public void Take(DateTimeOffset at, IReadOnlyList<Family> families)
    {
        var totals = Totals.Of(at, families);
        lock (_lock)
        {
            // Of a target that is down nothing is known, so that the next rate is over the whole time.
            if (totals.Lag is null && totals.Consumed is null && totals.Published is null)
                return;
            Mark(totals);
            NoteLag(Trend.SlotOf(at), totals.Lag?.Samples ?? []);
        }
    }

    /// <summary>The lag of the last hour, oldest first; empty for a group that nothing is kept of.</summary>
    public ImmutableArray<TrendPoint> LagOf(GroupKey key, DateTimeOffset now)
    {
        lock (_lock)
            return _lag.TryGetValue(key, out var trend) ? trend.PointsAt(Trend.SlotOf(now)) : [];
    }

    /// <summary>Rates until the last collection.</summary>
    public GroupRates Rates()
    {
        Totals? before, now;
        lock (_lock)
            (before, now) = (_marks.LastOrDefault(mark => _now!.At - mark.At >= _rateWindow) ?? _marks.FirstOrDefault(mark => mark.At < _now!.At), _now);
        return GroupRates.Between(before, now);
    }

    private void Mark(Totals totals)
    {
        // A clock that was put back.
        if (_now is { } last && last.At > totals.At)
            _marks.Clear();
        if (_marks.Count == 0 || totals.At - _marks.Last().At >= _markDistance)
            _marks.Enqueue(totals);
        // The oldest that is needed is the last one outside of the window.
        while (_marks.Skip(1).FirstOrDefault() is { } second && totals.At - second.At >= _rateWindow)
            _marks.Dequeue();
        _now = totals;
    }

    private void NoteLag(int slot, IReadOnlyList<Sample> samples)
    {
        foreach (var sample in Kept(samples))
        {
            var key = GroupKey.Of(sample.Series);
            if (!_lag.TryGetValue(key, out var trend))
                _lag[key] = trend = new Trend();
            trend.Note(slot, sample.Value);
        }

        // A deleted group leaves with its hour, or sooner if there is no room for it.
        foreach (var (key, trend) in _lag)
        {
            if (trend.LastSlot <= slot - Trend.Slots || (trend.LastSlot < slot && _lag.Count > MostGroups))
                _lag.Remove(key);
        }
    }

    // Those that lag most, if there are too many.
    private static IEnumerable<Sample> Kept(IReadOnlyList<Sample> samples) =>
        samples.Count <= MostGroups ? samples : samples.OrderByDescending(sample => sample.Value).Take(MostGroups);
}
