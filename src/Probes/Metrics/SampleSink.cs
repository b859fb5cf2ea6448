using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>
/// Where a collector puts its samples, by descriptor. Append-only, one collector's, used by one thread at a time.
/// </summary>
public sealed class SampleSink
{
    private readonly SeriesCache _cache;
    private readonly Dictionary<Metric, List<Sample>> _families = [];

    public SampleSink(SeriesCache cache)
    {
        _cache = cache;
        _cache.BeginCollection();
    }

    /// <summary>Samples that were refused because the same series had been added before; a collector's bug, never the output's.</summary>
    public int Duplicates { get; private set; }

    public void Add(Metric metric, long value, params ReadOnlySpan<string> labelValues)
    {
        if (TryUse(metric, labelValues, out var lines))
            FamilyOf(metric).Add(new Sample(lines[0], value));
    }

    public void Add(Metric metric, double value, params ReadOnlySpan<string> labelValues)
    {
        if (TryUse(metric, labelValues, out var lines))
            FamilyOf(metric).Add(new Sample(lines[0], value));
    }

    /// <summary>Exact up to the largest long; beyond, the nearest double.</summary>
    public void Add(Metric metric, ulong value, params ReadOnlySpan<string> labelValues)
    {
        if (value <= long.MaxValue)
            Add(metric, (long)value, labelValues);
        else
            Add(metric, (double)value, labelValues);
    }

    /// <summary>1 or 0.</summary>
    public void Add(Metric metric, bool value, params ReadOnlySpan<string> labelValues) => Add(metric, value ? 1L : 0L, labelValues);

    /// <summary>Adds the buckets, sum and count of a distribution of the exporter's own.</summary>
    public void Add(Histogram histogram, params ReadOnlySpan<string> labelValues)
    {
        Span<long> counts = stackalloc long[histogram.Metric.Buckets.Length + 1];
        var sum = histogram.Read(counts);
        Add(histogram.Metric, counts, sum, labelValues);
    }

    /// <summary>Adds a distribution: <paramref name="counts"/> per bucket, not cumulative, +Inf last.</summary>
    public void Add(Metric metric, ReadOnlySpan<long> counts, double sum, params ReadOnlySpan<string> labelValues)
    {
        if (counts.Length != metric.Buckets.Length + 1)
            throw new ArgumentException($"{metric} has {metric.Buckets.Length + 1} buckets, not {counts.Length}", nameof(counts));
        if (!TryUse(metric, labelValues, out var lines))
            return;

        var family = FamilyOf(metric);
        var total = 0L;
        for (var i = 0; i < counts.Length; i++)
            family.Add(new Sample(lines[i], total += counts[i]));
        family.Add(new Sample(lines[^2], sum));
        family.Add(new Sample(lines[^1], total));
    }

    /// <summary>Ends the collection: what was added, for the snapshot.</summary>
    public ImmutableArray<Family> Freeze()
    {
        _cache.EndCollection(_families.Select(family => (family.Key, family.Value.Count)));
        return [.. _families.Select(family => new Family(family.Key, family.Value))];
    }

    private bool TryUse(Metric metric, ReadOnlySpan<string> labelValues, out ReadOnlySpan<Series> lines)
    {
        if (labelValues.Length > metric.Labels.Length || labelValues.Length < metric.Labels.Length - metric.OptionalLabels)
            throw new ArgumentException($"{metric} has {metric.Labels.Length} labels, not {labelValues.Length}", nameof(labelValues));
        if (_cache.TryUse(metric, labelValues, out lines))
            return true;
        Duplicates++;
        return false;
    }

    private List<Sample> FamilyOf(Metric metric)
    {
        if (!_families.TryGetValue(metric, out var samples))
            _families[metric] = samples = new List<Sample>(_cache.CountOf(metric));
        return samples;
    }
}
