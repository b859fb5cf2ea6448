using System.Text.RegularExpressions;

namespace Architecture.Tests.Grafana;

/// <summary>
/// The rules of grafana/dashboard-linter, each under its name there. That queries parse (target-promql, template-label-promql) a real
/// Prometheus says in EndToEnd, where every one is run.
/// </summary>
public sealed partial class LintTests
{
    /// <summary>Units that are in use; all are ids that Grafana knows (packages/grafana-data, valueFormats/categories.ts).</summary>
    private static readonly string[] _units = ["none", "short", "percentunit", "bytes", "Bps", "s", "cps", "reqps", "bool_yes_no"];

    public static TheoryData<string> Dashboards => [.. StoredDashboard.Paths];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Template_datasource_rule(string path)
    {
        var source = Assert.Single(new StoredDashboard(path).Variables, variable => StoredDashboard.Text(variable["type"]) == "datasource");
        Assert.Equal(("datasource", "Data source", "prometheus"), (Text(source, "name"), Text(source, "label"), Text(source, "query")));
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Template_job_rule_and_template_instance_rule(string path)
    {
        var dashboard = new StoredDashboard(path);
        foreach (var (name, title) in ((string, string)[])[("job", "Job"), ("instance", "Instance")])
        {
            var variable = dashboard.Variable(name);
            Assert.NotNull(variable);
            Assert.Equal(title, Text(variable, "label"));
        }

        Assert.All(dashboard.Variables.Where(variable => Text(variable, "name") != "datasource"), variable =>
        {
            Assert.Equal("query", Text(variable, "type"));
            Assert.Equal("${datasource}", StoredDashboard.Text(variable["datasource"]?["uid"]));
            Assert.True(variable["multi"]!.GetValue<bool>());
            Assert.True(variable["includeAll"]!.GetValue<bool>());
            Assert.Equal(".+", Text(variable, "allValue"));
        });
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Template_on_time_change_reload_rule(string path) => Assert.All(
        new StoredDashboard(path).Variables.Where(variable => Text(variable, "type") == "query"), variable => Assert.Equal(2, variable["refresh"]!.GetValue<int>()));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panel_datasource_rule(string path) => Assert.All(new StoredDashboard(path).Panels, panel =>
    {
        Assert.Equal("${datasource}", StoredDashboard.Text(panel["datasource"]?["uid"]));
        Assert.All(StoredDashboard.Objects(panel["targets"]), target => Assert.Equal("${datasource}", StoredDashboard.Text(target["datasource"]?["uid"])));
    });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panel_title_description_rule(string path) => Assert.All(new StoredDashboard(path).Panels, panel =>
    {
        Assert.NotEmpty(Text(panel, "title"));
        Assert.True(Text(panel, "description").EndsWith('.'), $"{path}: {Text(panel, "title")}");
    });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panel_units_rule(string path) => Assert.All(new StoredDashboard(path).Panels, panel =>
    {
        Assert.Contains(StoredDashboard.Text(panel["fieldConfig"]!["defaults"]!["unit"]), _units);
        Assert.All(
            StoredDashboard.Objects(panel["fieldConfig"]!["overrides"]).SelectMany(entry => StoredDashboard.Objects(entry["properties"])).Where(entry => Text(entry, "id") == "unit"),
            entry => Assert.Contains(Text(entry, "value"), _units));
    });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panel_no_targets_rule(string path) => Assert.All(new StoredDashboard(path).Panels, panel => Assert.NotEmpty(StoredDashboard.Objects(panel["targets"])));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Target_rate_interval_rule(string path) => Assert.All(new StoredDashboard(path).Queries, query =>
        Assert.All(Range().Matches(query.Expression), range => Assert.Equal("[$__rate_interval]", range.Value)));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Target_job_rule_and_target_instance_rule(string path) => Assert.All(new StoredDashboard(path).Queries, query =>
    {
        Assert.NotEmpty(PromQl.Selectors(query.Expression));
        Assert.All(PromQl.Selectors(query.Expression), selector => Assert.True(
            selector.Matchers.StartsWith("{job=~\"$job\",instance=~\"$instance\"", StringComparison.Ordinal), $"{path}: {query.Owner}: {selector}"));
    });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Target_counter_agg_rule(string path) => Assert.All(new StoredDashboard(path).Queries, query => Assert.Equal(
        PromQl.Selectors(query.Expression).Count(selector => Counter().IsMatch(selector.Metric)), RatedCounter().Count(query.Expression)));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Uneditable_dashboard_rule(string path) => Assert.False(new StoredDashboard(path).Root["editable"]!.GetValue<bool>());

    private static string Text(System.Text.Json.Nodes.JsonObject json, string name) => StoredDashboard.Text(json[name]);

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Range();

    [GeneratedRegex("_(total|bucket|count|sum)$")]
    private static partial Regex Counter();

    [GeneratedRegex(@"(?:rate|irate|increase)\([a-z_]+_(?:total|bucket|count|sum)\{[^}]*\}\[")]
    private static partial Regex RatedCounter();
}
