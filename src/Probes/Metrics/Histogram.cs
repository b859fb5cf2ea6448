namespace Probes.Metrics;

/// <summary>
/// A distribution that the exporter observes itself and keeps for as long as its subject lives. Thread-safe; bounds
/// are the metric's, so that buckets of one family always agree.
/// </summary>
public sealed class Histogram(Metric metric)
{
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[metric.Buckets.Length + 1];
    private double _sum;

    public Metric Metric => metric;

    /// <summary>Counts one observation, in the metric's unit.</summary>
    public void Observe(double value)
    {
        var bucket = metric.Buckets.AsSpan().BinarySearch(value);
        lock (_lock)
        {
            _counts[bucket >= 0 ? bucket : ~bucket]++;
            _sum += value;
        }
    }

    /// <summary>Copies the counts of the buckets (not cumulative, +Inf last) and returns the sum of what was observed.</summary>
    internal double Read(Span<long> counts)
    {
        lock (_lock)
        {
            _counts.CopyTo(counts);
            return _sum;
        }
    }
}
