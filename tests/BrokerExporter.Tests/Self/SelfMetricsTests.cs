using System.Text.RegularExpressions;
using BrokerExporter.Self;
using Probes.Metrics;

namespace BrokerExporter.Tests.Self;

/// <summary>The rules of promlint that can be told from a descriptor.</summary>
public sealed partial class SelfMetricsTests
{
    private static readonly string[] _abbreviations = ["s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d"];
    private static readonly string[] _types = ["gauge", "counter", "summary", "histogram"];
    private static readonly string[] _units = ["milliseconds", "minutes", "hours", "days", "bits", "kilobytes", "megabytes", "percent"];

    public static TheoryData<string> Names => [.. SelfMetrics.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_metric_satisfies_promlint(string name)
    {
        var metric = SelfMetrics.All.Single(metric => metric.Name == name);
        var words = name.Split('_');
        Assert.Matches(Name(), name);
        Assert.All(metric.Labels, label => Assert.Matches(Name(), label));
        Assert.EndsWith(".", metric.Help, StringComparison.Ordinal);
        Assert.Equal(metric.Type == MetricType.Counter, name.EndsWith("_total", StringComparison.Ordinal));
        Assert.Empty(words.Intersect(_abbreviations));
        Assert.Empty(words.Intersect(_types));
        Assert.Empty(words.Intersect(_units));
        Assert.DoesNotContain(words[^1], (string[])["bucket", "count", "sum"]);
        Assert.Empty(metric.Labels.Intersect(["le", "quantile"]));
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
