using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>
/// The series that one collector emitted last time, so that their text is encoded once and not once a scrape. A series
/// that a whole collection did not use is forgotten: what is deleted on the broker leaves no trace here.
/// </summary>
public sealed class SeriesCache
{
    private readonly Dictionary<Metric, Dictionary<ImmutableArray<string>, Series[]>> _families = [];
    private int _generation;

    internal void BeginCollection() => _generation++;

    /// <summary>How many series of a metric there were last time (a histogram's count as one): about as many as will come now.</summary>
    internal int CountOf(Metric metric) => _families.TryGetValue(metric, out var family) ? family.Count : 0;

    /// <summary>The lines of this metric with these label values: one, or for a histogram its buckets, sum and count.</summary>
    /// <returns>False if this collection already used them: a duplicate.</returns>
    internal bool TryUse(Metric metric, ReadOnlySpan<string> labelValues, out Series[] lines)
    {
        if (!_families.TryGetValue(metric, out var family))
            _families[metric] = family = new(LabelValuesComparer.Instance);

        var lookup = family.GetAlternateLookup<ReadOnlySpan<string>>();
        if (!lookup.TryGetValue(labelValues, out lines!))
        {
            ImmutableArray<string> key = [.. labelValues];
            family[key] = lines = LinesOf(metric, key);
        }

        if (lines[0].Generation == _generation)
            return false;
        lines[0].Generation = _generation;
        return true;
    }

    internal void EndCollection()
    {
        foreach (var family in _families.Values)
        {
            foreach (var (key, lines) in family)
            {
                if (lines[0].Generation != _generation)
                    family.Remove(key);
            }
        }
    }

    private static Series[] LinesOf(Metric metric, ImmutableArray<string> values) => metric.Type == MetricType.Histogram
        ?
        [
            .. metric.Buckets.Select(bound => new Series(metric, values, "_bucket", CanonicalNumber.Format(bound))),
            new Series(metric, values, "_bucket", "+Inf"),
            new Series(metric, values, "_sum"),
            new Series(metric, values, "_count"),
        ]
        : [new Series(metric, values)];
}
