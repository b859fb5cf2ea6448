using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>The label values of one thing, encoded once, and the series of all metrics that have them.</summary>
internal sealed class LabelSet(ImmutableArray<string> names, ImmutableArray<string> values)
{
    private readonly byte[] _text = LabelText.Encode(names, values.AsSpan());
    private Series[] _series = [];

    public ImmutableArray<string> Values => values;

    public bool IsEmpty => _series.Length == 0;

    /// <summary>The lines of this metric: one, or for a histogram its buckets, sum and count.</summary>
    public ReadOnlySpan<Series> LinesOf(Metric metric)
    {
        var start = 0;
        while (start < _series.Length && _series[start].Metric != metric)
            start++;
        if (start == _series.Length)
            _series = [.. _series, .. NewLines(metric)];
        return _series.AsSpan(start, metric.LineCount);
    }

    /// <summary>Forgets what a collection did not use.</summary>
    public void Forget(int generation)
    {
        foreach (var series in _series)
        {
            if (series.Generation != generation)
            {
                _series = Array.FindAll(_series, used => used.Generation == generation);
                return;
            }
        }
    }

    private Series[] NewLines(Metric metric)
    {
        if (metric.Type != MetricType.Histogram)
            return [new Series(metric, values, metric.NameText, _text)];
        var bucket = metric.NameWith("_bucket");
        return
        [
            .. metric.Buckets.Select(bound => Bucket(CanonicalNumber.Format(bound))),
            Bucket("+Inf"),
            new Series(metric, values, metric.NameWith("_sum"), _text),
            new Series(metric, values, metric.NameWith("_count"), _text),
        ];

        Series Bucket(string bound) => new(metric, values, bucket, LabelText.Encode(names, values.AsSpan(), bound));
    }
}
