using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>
/// One line of the exposition but for its value: a metric and its label values. The text before the value is encoded
/// once, when the series first appears, because a scrape of 100,000 series spends its time there otherwise.
/// </summary>
public sealed class Series
{
    private readonly byte[] _line;

    internal Series(Metric metric, ImmutableArray<string> labelValues, string suffix = "", string? upperBound = null)
    {
        Metric = metric;
        LabelValues = labelValues;
        _line = SeriesLine.Encode(metric, labelValues.AsSpan(), suffix, upperBound);
    }

    public Metric Metric { get; }

    public ImmutableArray<string> LabelValues { get; }

    /// <summary><c>name{label="value",…} </c> with the blank before the value; the same bytes in every text format.</summary>
    public ReadOnlySpan<byte> Line => _line;

    /// <summary>The last collection that used this series; kept by <see cref="SeriesCache"/>.</summary>
    internal int Generation { get; set; }
}
