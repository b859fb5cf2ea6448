using System.Collections.Frozen;
using System.Text;
using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// Prometheus' text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
/// </summary>
internal sealed class TextFormat(IEnumerable<Metric> catalogue)
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly FrozenDictionary<string, byte[]> _headers = catalogue
        .ToFrozenDictionary(metric => metric.Name, Header, StringComparer.Ordinal);

    /// <summary>Writes the families in the order given.</summary>
    /// <returns>Samples that were left out because their series had been written already.</returns>
    public int Write(IReadOnlyList<FamilyGroup> groups, ExpositionBuffer buffer)
    {
        var duplicates = 0;
        foreach (var group in groups)
        {
            buffer.Write(_headers.TryGetValue(group.Metric.Name, out var header) ? header : Header(group.Metric));
            duplicates += SampleLines.Write(group, buffer);
        }

        return duplicates;
    }

    private static byte[] Header(Metric metric) => Encoding.UTF8.GetBytes(
        $"# HELP {metric.Name} {EscapeHelp(metric.Help)}\n# TYPE {metric.Name} {TypeWord(metric.Type)}\n");

    // Help has two escapes, and no third for the quote: that one is OpenMetrics'.
    private static string EscapeHelp(string help) =>
        help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string TypeWord(MetricType type) => type switch
    {
        MetricType.Counter => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };
}
