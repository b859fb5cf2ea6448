using System.Text.RegularExpressions;
using Architecture.Tests.Documents;
using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Rules;

/// <summary>Recording rules and alerts name what there is, and say what has to be said.</summary>
public sealed partial class RuleTests
{
    /// <summary>Of Prometheus' making: by the scrape, or by recording rules.</summary>
    private static readonly string[] _otherLabels = ["job", "instance", "kind"];

    public static TheoryData<string> Alerts => RuleFiles.AlertNames;

    [Fact]
    public void Every_metric_that_a_rule_names_exists() =>
        Assert.Empty(RuleFiles.All.SelectMany(rule => RuleMetrics.Unknown(rule.File, rule.Expression)));

    [Fact]
    public void Every_metric_that_a_test_of_a_rule_plays_exists() => Assert.Empty(
        from file in Repository.Files(RuleFiles.Folder + "/tests", "*.yml")
        from test in (YamlSequenceNode)RuleFiles.Parse(file)["tests"]
        from series in (YamlSequenceNode)test["input_series"]
        from problem in RuleMetrics.Unknown(file, series["series"].ToString())
        select problem);

    [Fact]
    public void Every_metric_that_a_runbook_asks_for_exists() => Assert.Empty(
        from file in Repository.Files(RuleFiles.Runbooks, "*.md")
        from block in Markdown.Blocks(Repository.Read(file), "promql")
        from problem in RuleMetrics.Unknown(file, block)
        select problem);

    [Fact]
    public void A_metric_that_was_renamed_is_told_with_its_file() => Assert.Equal(
        ["rules.yml names messaging_group_lag_years", "rules.yml names a:recorded:rate5m"],
        RuleMetrics.Unknown("rules.yml", """
            sum by (group, no_metric) (rate(messaging_group_lag_years{no_metric="x"}[5m] # nor_this
            )) / on (topic) group_left messaging_up > 1.5e3 and a:recorded:rate5m
            """));

    [Fact]
    public void Every_label_that_a_description_names_is_one_of_a_metric()
    {
        var known = Catalogues.Catalogues.Metrics.SelectMany(metric => metric.Labels).Concat(_otherLabels).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(
            from rule in RuleFiles.All
            from text in rule.Annotations.Values
            from Match label in LabelOfTemplate().Matches(text)
            where !known.Contains(label.Groups[1].Value)
            select $"{rule.File}: {rule.Name} names {label.Groups[1].Value}");
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert_says_how_bad_it_is_what_it_is_and_where_to_read_on(string name)
    {
        var alert = RuleFiles.Alerts.Single(alert => alert.Name == name);
        Assert.Contains(alert.Severity, (string[])["critical", "warning"]);
        Assert.Matches(@"^[A-Z][^{}]*\.$", alert.Annotations["summary"]);
        Assert.Matches(@"^.*(\{\{).*\.$", alert.Annotations["description"]);
        Assert.EndsWith($"/{RuleFiles.Runbooks}/{name}.md", alert.Annotations["runbook_url"], StringComparison.Ordinal);
        Assert.Equal(["description", "runbook_url", "summary"], alert.Annotations.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_alert_has_a_runbook_and_every_runbook_an_alert() => Assert.Equal(
        RuleFiles.Alerts.Select(alert => $"{RuleFiles.Runbooks}/{alert.Name}.md").Append(RuleFiles.Runbooks + "/README.md").Order(StringComparer.Ordinal),
        Repository.Files(RuleFiles.Runbooks, "*.md"));

    [Theory]
    [MemberData(nameof(Alerts))]
    public void A_runbook_says_what_it_means_how_to_confirm_what_to_do_and_when_to_ignore_it(string name)
    {
        var alert = RuleFiles.Alerts.Single(alert => alert.Name == name);
        var runbook = Repository.Read($"{RuleFiles.Runbooks}/{name}.md");
        Assert.Equal(
            [name, "What it means", "How to confirm", "What to do", "When to ignore it"], Heading().Matches(runbook).Select(heading => heading.Groups[1].Value));
        Assert.Contains($"{alert.Annotations["summary"]} Severity: {alert.Severity}", runbook, StringComparison.Ordinal);
        Assert.Contains($"(../../{alert.File})", runbook, StringComparison.Ordinal);
        Assert.NotEmpty(Markdown.Blocks(runbook, "promql"));
        Assert.Contains($"| [{name}]({name}.md) | {alert.Severity} | {alert.Annotations["summary"]} |", Repository.Read(RuleFiles.Runbooks + "/README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert_is_tested_firing_and_before_and_after(string name)
    {
        var cases = from test in (YamlSequenceNode)RuleFiles.Parse($"{RuleFiles.Folder}/tests/{name}.yml")["tests"]
                    from @case in (YamlSequenceNode)test["alert_rule_test"]
                    where @case["alertname"].ToString() == name
                    select ((YamlSequenceNode)@case["exp_alerts"]).Children.Count > 0;
        var fires = cases.ToList();
        Assert.False(fires[0]);
        Assert.Contains(true, fires);
        Assert.False(fires[^1]);
    }

    [GeneratedRegex(@"\$labels\.(\w+)")]
    private static partial Regex LabelOfTemplate();

    [GeneratedRegex("^##? (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
