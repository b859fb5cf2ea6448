using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Rules;

/// <summary>Every number that decides something stands in <c>dashboards/rules/thresholds.json</c>, with a reason.</summary>
public sealed partial class ThresholdTests
{
    private static readonly Dictionary<string, JsonElement> _thresholds =
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Repository.Read("dashboards/rules/thresholds.json"))!;

    [Fact]
    public void A_threshold_has_a_warning_a_reason_and_perhaps_something_worse() => Assert.All(_thresholds.Values, threshold =>
    {
        Assert.Matches(@"^[A-Z].*\.$", threshold.GetProperty("reason").GetString());
        if (threshold.TryGetProperty("critical", out var critical))
            Assert.True(critical.GetDouble() > threshold.GetProperty("warning").GetDouble());
    });

    [Fact]
    public void The_rules_compare_with_the_thresholds_and_with_all_of_them()
    {
        var used = RuleFiles.All.SelectMany(rule => Named().Matches(rule.Expression).Select(match => (rule, match))).ToList();
        Assert.All(used, use => Assert.True(
            Value(use.match.Groups[2].Value, use.match.Groups[3].Value) == double.Parse(use.match.Groups[1].Value, CultureInfo.InvariantCulture),
            $"{use.rule.File}: {use.rule.Name} compares with {use.match.Value}, which thresholds.json has as another value"));
        Assert.Equal(
            _thresholds.SelectMany(entry => entry.Value.EnumerateObject().Where(value => value.Name != "reason").Select(value => $"{entry.Key}.{value.Name}")).Order(StringComparer.Ordinal),
            used.Select(use => $"{use.match.Groups[2].Value}.{use.match.Groups[3].Value}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_number_without_a_name_is_none_or_one() => Assert.All(RuleFiles.All, rule => Assert.All(
        Compared().Matches(Named().Replace(rule.Expression, "")),
        match => Assert.True(match.Groups[1].Value is "0" or "1", $"{rule.File}: {rule.Name} compares with {match.Groups[1].Value}, which has no name")));

    [Fact]
    public void An_alert_is_as_bad_as_the_threshold_that_it_compares_with() => Assert.All(RuleFiles.Alerts, alert => Assert.All(
        Named().Matches(alert.Expression), match => Assert.Equal(match.Groups[3].Value, alert.Severity)));

    private static double? Value(string name, string severity) =>
        _thresholds.TryGetValue(name, out var threshold) && threshold.TryGetProperty(severity, out var value) ? value.GetDouble() : null;

    [GeneratedRegex(@"[<>]=? ([0-9.]+) # (\w+)\.(\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:[<>]=?|[=!]=) ?([0-9.]+)")]
    private static partial Regex Compared();
}
