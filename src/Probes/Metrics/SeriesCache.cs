using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>
/// The series that one collector emitted last time, so that their text is encoded once and not once a scrape. A series
/// that a whole collection did not use is forgotten: what is deleted on the broker leaves no trace here.
/// </summary>
public sealed class SeriesCache
{
    private readonly Dictionary<ImmutableArray<string>, LabelShape> _shapes = new(LabelValuesComparer.Instance);
    private readonly Dictionary<Metric, (LabelShape Shape, int Before)> _families = [];
    private int _generation;

    internal void BeginCollection() => _generation++;

    /// <summary>How many samples of a metric there were last time: about as many as will come now.</summary>
    internal int CountOf(Metric metric) => _families.TryGetValue(metric, out var family) ? family.Before : 0;

    /// <summary>The lines of this metric with these label values: one, or for a histogram its buckets, sum and count.</summary>
    /// <returns>False if this collection already used them: a duplicate.</returns>
    internal bool TryUse(Metric metric, ReadOnlySpan<string> labelValues, out ReadOnlySpan<Series> lines)
    {
        lines = ShapeOf(metric).Of(labelValues).LinesOf(metric);
        if (lines[0].Generation == _generation)
            return false;
        foreach (var line in lines)
            line.Generation = _generation;
        return true;
    }

    /// <param name="counts">How many samples the collection gave.</param>
    internal void EndCollection(IEnumerable<(Metric Metric, int Count)> counts)
    {
        foreach (var shape in _shapes.Values)
            shape.Forget(_generation);
        foreach (var (metric, count) in counts)
            _families[metric] = (ShapeOf(metric), count);
    }

    private LabelShape ShapeOf(Metric metric)
    {
        if (_families.TryGetValue(metric, out var family))
            return family.Shape;
        if (!_shapes.TryGetValue(metric.Labels, out var shape))
            _shapes[metric.Labels] = shape = new LabelShape(metric.Labels);
        _families[metric] = (shape, 0);
        return shape;
    }
}
