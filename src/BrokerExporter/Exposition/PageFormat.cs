using System.Collections.Frozen;
using System.Text;
using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// One of the two ways to write a page. The lines of samples are the same bytes in both; they differ in what stands above a family and
/// at the page's end.
/// </summary>
internal sealed class PageFormat
{
    private readonly FrozenDictionary<string, byte[]> _headers;
    private readonly Func<Metric, string> _header;
    private readonly byte[] _end;

    private PageFormat(IEnumerable<Metric> catalogue, Func<Metric, string> header, string end)
    {
        (_header, _end) = (header, Encoding.UTF8.GetBytes(end));
        _headers = catalogue.ToFrozenDictionary(metric => metric.Name, HeaderOf, StringComparer.Ordinal);
    }

    /// <summary>
    /// Prometheus' text format, 0.0.4 and 1.0.0: they differ for names that this exporter does not have
    /// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
    /// </summary>
    public static PageFormat Text(IEnumerable<Metric> catalogue) => new(catalogue, TextHeader.Of, "");

    /// <summary>OpenMetrics 1.0.0, which is 0.0.1 as well (https://prometheus.io/docs/specs/om/open_metrics_spec/).</summary>
    public static PageFormat OpenMetrics(IEnumerable<Metric> catalogue) => new(catalogue, OpenMetricsHeader.Of, "# EOF\n");

    /// <summary>Writes the families in the order given.</summary>
    /// <returns>Samples that were left out because their series had been written already.</returns>
    public int Write(IReadOnlyList<FamilyGroup> groups, ExpositionBuffer buffer)
    {
        var duplicates = 0;
        foreach (var group in groups)
        {
            buffer.Write(_headers.TryGetValue(group.Metric.Name, out var header) ? header : HeaderOf(group.Metric));
            duplicates += SampleLines.Write(group, buffer);
        }

        buffer.Write(_end);
        return duplicates;
    }

    private byte[] HeaderOf(Metric metric) => Encoding.UTF8.GetBytes(_header(metric));
}
