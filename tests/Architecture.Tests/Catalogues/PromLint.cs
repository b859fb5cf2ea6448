using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Probes.Metrics;

namespace Architecture.Tests.Catalogues;

/// <summary>
/// The rules of <c>promtool check metrics</c> (client_golang, testutil/promlint/validations), applied to descriptors, so
/// that a metric that no test happens to emit is held to them too.
/// </summary>
internal static partial class PromLint
{
    private static readonly string[] _histogramSuffixes = ["_bucket", "_count", "_sum"];

    private static readonly string[] _typeWords = ["counter", "gauge", "histogram", "summary", "untyped"];

    private static readonly string[] _abbreviations = ["s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d"];

    private static readonly string[] _prefixes =
    [
        "", "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "mega", "giga", "tera", "peta",
        "kibi", "mebi", "gibi", "tebi", "pebi",
    ];

    private static readonly FrozenDictionary<string, string> _baseUnits = new Dictionary<string, string>
    {
        ["amperes"] = "amperes", ["bytes"] = "bytes", ["celsius"] = "celsius", ["grams"] = "grams", ["joules"] = "joules",
        ["kelvin"] = "kelvin", ["meters"] = "meters", ["metres"] = "metres", ["moles"] = "moles", ["seconds"] = "seconds",
        ["volts"] = "volts", ["minutes"] = "seconds", ["hours"] = "seconds", ["days"] = "seconds", ["weeks"] = "seconds",
        ["kelvins"] = "kelvin", ["fahrenheit"] = "celsius", ["rankine"] = "celsius", ["inches"] = "meters", ["yards"] = "meters",
        ["miles"] = "meters", ["bits"] = "bytes", ["calories"] = "joules", ["pounds"] = "grams", ["ounces"] = "grams",
    }.ToFrozenDictionary();

    /// <returns>What promlint would say; empty if nothing.</returns>
    public static IEnumerable<string> Problems(Metric metric)
    {
        var name = metric.Name;
        var histogram = metric.Type == MetricType.Histogram;
        if (metric.Help.Length == 0)
            yield return "no help text";
        if (metric.Type == MetricType.Counter && !name.EndsWith("_total", StringComparison.Ordinal))
            yield return "counter metrics should have \"_total\" suffix";
        if (metric.Type != MetricType.Counter && name.EndsWith("_total", StringComparison.Ordinal))
            yield return "non-counter metrics should not have \"_total\" suffix";
        if (_histogramSuffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } reserved)
            yield return $"only histograms and summaries write lines with \"{reserved}\", and they add it themselves";
        if (metric.Labels.Contains("le") && !histogram)
            yield return "non-histogram metrics should not have \"le\" label";
        if (metric.Labels.Contains("quantile"))
            yield return "non-summary metrics should not have \"quantile\" label";
        if (_typeWords.FirstOrDefault(word => HasPart(name, word)) is { } type)
            yield return $"metric name should not include type '{type}'";
        if (name.Contains(':', StringComparison.Ordinal))
            yield return "metric names should not contain ':'";
        foreach (var camel in metric.Labels.Prepend(name).Where(text => CamelCase().IsMatch(text)))
            yield return $"\"{camel}\" should be written in 'snake_case' not 'camelCase'";
        if (_abbreviations.FirstOrDefault(unit => HasPart(name, unit)) is { } abbreviation)
            yield return $"metric names should not contain abbreviated units (\"{abbreviation}\")";
        foreach (var (unit, wanted) in name.Split('_').Select(part => (part, BaseUnit(part))).Where(pair => pair.Item2 is not null && pair.part != pair.Item2))
            yield return $"use base unit \"{wanted}\" instead of \"{unit}\"";
    }

    private static string? BaseUnit(string word) => _prefixes
        .Where(prefix => word.StartsWith(prefix, StringComparison.Ordinal))
        .Select(prefix => _baseUnits.GetValueOrDefault(word[prefix.Length..]))
        .FirstOrDefault(unit => unit is not null);

    private static bool HasPart(string name, string part) => name.Split('_').Contains(part);

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CamelCase();
}
