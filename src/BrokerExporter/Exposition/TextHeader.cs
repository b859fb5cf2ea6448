using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>The lines above a family in Prometheus' text format.</summary>
internal static class TextHeader
{
    public static string Of(Metric metric) =>
        $"# HELP {metric.Name} {EscapeHelp(metric.Help)}\n# TYPE {metric.Name} {TypeWord(metric.Type)}\n";

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
