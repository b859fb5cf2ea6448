using System.Collections.Frozen;
using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>Makes one target's snapshot for a page of what its collectors gave: catalogue order, no series twice, within the budget.</summary>
internal sealed class SnapshotBuilder
{
    private readonly FrozenDictionary<string, int> _positions;
    private readonly SeriesBudget _budget;
    private readonly Family _up;
    private readonly Family _down;

    /// <param name="system">The value of the label <c>system</c>.</param>
    /// <param name="target">The value of the label <c>target</c>.</param>
    /// <param name="metrics">Everything that the page may show of the target's kind, in the order of exposition.</param>
    /// <param name="seriesLimit">The most series of a snapshot, <c>messaging_up</c> not counted.</param>
    public SnapshotBuilder(string system, string target, IReadOnlyList<Metric> metrics, int seriesLimit)
    {
        _positions = MessagingMetrics.All.Concat(metrics).Index()
            .ToFrozenDictionary(entry => entry.Item.Name, entry => entry.Index, StringComparer.Ordinal);
        _budget = new SeriesBudget(seriesLimit);
        _up = UpFamily(true);
        _down = UpFamily(false);

        Family UpFamily(bool up)
        {
            var sink = new SampleSink(new SeriesCache());
            sink.Add(MessagingMetrics.Up, up, system, target);
            return sink.Freeze()[0];
        }
    }

    /// <summary>The snapshot of a target of which nothing is known.</summary>
    public Snapshot Down(DateTimeOffset takenAt) => new() { TakenAt = takenAt, Up = false, Families = [_down] };

    /// <param name="takenAt">When the collection started.</param>
    /// <param name="up">Whether the target answered.</param>
    /// <param name="families">What the collectors gave.</param>
    /// <param name="duplicates">Samples that were left out because another collector had given the same series.</param>
    public Snapshot Build(DateTimeOffset takenAt, bool up, IEnumerable<Family> families, out int duplicates)
    {
        // The host says whether a target is up; a probe's word for it would come twice.
        Family[] given = [.. families.Where(family => family.Samples.Count > 0 && family.Metric.Name != MessagingMetrics.Up.Name)];
        ImmutableArray<Family> merged =
        [
            .. given.GroupBy(family => family.Metric.Name, StringComparer.Ordinal)
                .OrderBy(group => _positions.GetValueOrDefault(group.Key, int.MaxValue))
                .Select(group => Join([.. group])),
        ];
        duplicates = given.Sum(family => family.Samples.Count) - merged.Sum(family => family.Samples.Count);
        var kept = _budget.Apply(merged, out var dropped);
        return new Snapshot
        {
            TakenAt = takenAt,
            Up = up,
            Families = [up ? _up : _down, .. kept],
            Dropped = dropped,
        };
    }

    private static Family Join(Family[] parts)
    {
        if (parts.Length == 1)
            return parts[0];
        var seen = new HashSet<Series>(SeriesLineComparer.Instance);
        return parts[0] with { Samples = [.. parts.SelectMany(part => part.Samples).Where(sample => seen.Add(sample.Series))] };
    }
}
