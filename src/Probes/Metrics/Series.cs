using System.Collections.Immutable;
using System.Text;

namespace Probes.Metrics;

/// <summary>
/// One line of the exposition but for its value: a metric and its label values. The text before the value is encoded
/// once, when it first appears, because a scrape of 100,000 series spends its time there otherwise; and it is kept in two
/// pieces, because ten metrics of one topic have the same labels.
/// </summary>
public sealed class Series
{
    private readonly byte[] _name;
    private readonly byte[] _labels;

    internal Series(Metric metric, ImmutableArray<string> labelValues)
        : this(metric, labelValues, metric.NameText, LabelText.Encode(metric.Labels, labelValues.AsSpan()))
    {
    }

    /// <param name="metric">The metric.</param>
    /// <param name="labelValues">In the order of its labels.</param>
    /// <param name="name">The metric's name, or for a histogram's line with its suffix.</param>
    /// <param name="labels">The labels with the blank behind them.</param>
    internal Series(Metric metric, ImmutableArray<string> labelValues, byte[] name, byte[] labels)
    {
        Metric = metric;
        LabelValues = labelValues;
        (_name, _labels) = (name, labels);
    }

    public Metric Metric { get; }

    public ImmutableArray<string> LabelValues { get; }

    /// <summary>What the line begins with; the same bytes in every text format.</summary>
    public ReadOnlySpan<byte> Name => _name;

    /// <summary><c>{label="value",…} </c> with the blank before the value; the same bytes in every text format.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The last collection that used this series; kept by <see cref="SeriesCache"/>.</summary>
    internal int Generation { get; set; }

    /// <summary>As it stands on the page.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_name) + Encoding.UTF8.GetString(_labels);
}
