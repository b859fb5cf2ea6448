using Probes.Metrics;

namespace Architecture.Tests.Rules;

/// <summary>Holds the metrics that a query names against those that there are.</summary>
internal static class RuleMetrics
{
    /// <summary>What Prometheus itself says of each scrape.</summary>
    private static readonly string[] _prometheusOwn = ["up"];

    private static readonly HashSet<string> _known =
    [
        .. _prometheusOwn,
        .. RuleFiles.All.Where(rule => !rule.IsAlert).Select(rule => rule.Name),
        .. Catalogues.Catalogues.Metrics.SelectMany(metric => metric.Type == MetricType.Histogram
            ? new[] { metric.Name + "_bucket", metric.Name + "_sum", metric.Name + "_count" }
            : [metric.Name]),
    ];

    /// <returns>"file names metric" for each that there is not.</returns>
    public static IEnumerable<string> Unknown(string file, string query) =>
        PromQl.Metrics(query).Where(name => !_known.Contains(name)).Select(name => $"{file} names {name}");
}
