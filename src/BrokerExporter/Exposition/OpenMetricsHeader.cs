using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// The lines above a family in OpenMetrics, in the order that its specification asks for: TYPE, UNIT, HELP. Information metrics stay
/// gauges named <c>_info</c>, so that a series has the same name whatever the scraper asks for.
/// </summary>
internal static class OpenMetricsHeader
{
    private const string _total = "_total";

    public static string Of(Metric metric)
    {
        // A counter's family goes without the suffix that its samples have.
        var isCounter = metric.Type == MetricType.Counter && metric.Name.EndsWith(_total, StringComparison.Ordinal);
        var family = isCounter ? metric.Name[..^_total.Length] : metric.Name;
        var unit = metric.Unit.Length > 0 ? $"# UNIT {family} {metric.Unit}\n" : "";
        return $"# TYPE {family} {TypeWord(metric.Type, isCounter)}\n{unit}# HELP {family} {EscapeHelp(metric.Help)}\n";
    }

    // Samples of a counter must end in "_total"; one of another exporter's that does not is nothing that OpenMetrics has a word for.
    private static string TypeWord(MetricType type, bool isCounter) => type switch
    {
        MetricType.Counter => isCounter ? "counter" : "unknown",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    private static string EscapeHelp(string help) => help
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);
}
