using System.Collections;

namespace Probes.Metrics;

/// <summary>
/// The complete, ordered list of metrics that one part of the exporter may emit. The order of declaration is the order
/// of exposition and of the documentation.
/// </summary>
public sealed class Catalogue : IReadOnlyList<Metric>
{
    private static readonly string[] _histogramSuffixes = ["_bucket", "_count", "_sum"];

    private readonly Metric[] _metrics;

    /// <exception cref="ArgumentException">Two metrics have one name, or a histogram's lines would carry another metric's name.</exception>
    public Catalogue(params IEnumerable<Metric> metrics)
    {
        _metrics = [.. metrics];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _metrics.SelectMany(NamesOf))
        {
            if (!names.Add(name))
                throw new ArgumentException($"two metrics would write lines named '{name}'", nameof(metrics));
        }
    }

    public int Count => _metrics.Length;

    public Metric this[int index] => _metrics[index];

    public IEnumerator<Metric> GetEnumerator() => _metrics.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A counter also reserves its OpenMetrics family name, a histogram the names of its lines.
    private static IEnumerable<string> NamesOf(Metric metric) => metric.Type switch
    {
        MetricType.Counter => [metric.Name, metric.Name[..^"_total".Length]],
        MetricType.Histogram => [metric.Name, .. _histogramSuffixes.Select(suffix => metric.Name + suffix)],
        _ => [metric.Name],
    };
}
