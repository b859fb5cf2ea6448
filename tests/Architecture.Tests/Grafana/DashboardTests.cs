using System.Text.RegularExpressions;
using Dashboards.Json;
using Probes.Metrics;

namespace Architecture.Tests.Grafana;

/// <summary>What dashboards have to agree in: with the catalogues, with each other and with themselves.</summary>
public sealed partial class DashboardTests
{
    /// <summary>What Prometheus itself says of those it scrapes.</summary>
    private static readonly string[] _prometheus = ["up", "scrape_duration_seconds", "scrape_samples_scraped"];

    private static readonly Dictionary<string, Metric> _catalogue = Catalogues.Catalogues.Metrics.ToDictionary(metric => metric.Name);

    public static TheoryData<string> Dashboards => [.. StoredDashboard.Paths];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void A_metric_that_a_query_names_exists_and_has_the_labels_that_are_matched(string path)
    {
        var dashboard = new StoredDashboard(path);
        foreach (var (owner, expression) in dashboard.Queries.Concat(dashboard.VariableQueries.Select(query => (query.Owner, LabelValues().Replace(query.Expression, "$1")))))
        {
            foreach (var (name, matchers) in PromQl.Selectors(expression))
            {
                string[] labels = ["job", "instance"];
                if (!_prometheus.Contains(name))
                {
                    var metric = _catalogue.GetValueOrDefault(name) ?? _catalogue.GetValueOrDefault(HistogramPart().Replace(name, ""));
                    Assert.True(metric is not null, $"{path}: \"{owner}\" names {name}, which is no metric (any more)");
                    labels = [.. labels, .. metric.Labels];
                }

                var strange = PromQl.Labels(matchers).Except(labels).ToList();
                Assert.True(strange.Count == 0, $"{path}: \"{owner}\" matches {name} by {string.Join(", ", strange)}, which it does not have");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_variable_is_used_and_every_one_used_is_there(string path)
    {
        var dashboard = new StoredDashboard(path);
        var used = dashboard.Queries.Concat(dashboard.VariableQueries).SelectMany(query => Variable().Matches(query.Expression).Select(match => match.Groups[1].Value))
            .Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Append("datasource").Distinct();
        Assert.Equal(dashboard.Variables.Select(variable => StoredDashboard.Text(variable["name"])).Order(), used.Order());
    }

    [Fact]
    public void A_variable_means_the_same_on_every_dashboard_so_that_links_can_keep_it()
    {
        // A stream is NATS' topic, and a consumer its group: these two are called as there.
        var titles = StoredDashboard.All.SelectMany(dashboard => dashboard.Variables.Select(variable => (Name: StoredDashboard.Text(variable["name"]), Title: StoredDashboard.Text(variable["label"]))))
            .Where(variable => variable.Title is not ("Stream" or "Consumer")).Distinct();
        Assert.All(titles.GroupBy(variable => variable.Name), group => Assert.Single(group));
    }

    [Fact]
    public void Every_dashboard_has_a_uid_a_tag_and_links_to_the_others()
    {
        Assert.Equal(StoredDashboard.All.Count, StoredDashboard.All.Select(dashboard => StoredDashboard.Text(dashboard.Root["uid"])).Distinct().Count());
        Assert.All(StoredDashboard.All, dashboard =>
        {
            Assert.Equal($"broker-exporter-{Path.GetFileNameWithoutExtension(dashboard.Path)}", StoredDashboard.Text(dashboard.Root["uid"]));
            Assert.False(dashboard.Root.ContainsKey("id") || dashboard.Root.ContainsKey("__inputs"), dashboard.Path);
            Assert.Equal(DashboardJson.Tag, Assert.Single(dashboard.Root["tags"]!.AsArray())!.GetValue<string>());
            var link = Assert.Single(StoredDashboard.Objects(dashboard.Root["links"]));
            Assert.True(link["includeVars"]!.GetValue<bool>() && link["keepTime"]!.GetValue<bool>(), dashboard.Path);
            Assert.Equal(1, dashboard.Root["graphTooltip"]!.GetValue<int>());
        });
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void A_data_link_leads_to_a_dashboard_that_has_the_variable(string path)
    {
        foreach (Match link in DataLink().Matches(Repository.Read(path)))
        {
            var there = Assert.Single(StoredDashboard.All, dashboard => StoredDashboard.Text(dashboard.Root["uid"]) == link.Groups[1].Value);
            Assert.True(there.Variable(link.Groups[2].Value) is not null, $"{path} leads to {there.Path} with {link.Groups[2].Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_have_ids_of_their_own_and_do_not_overlap(string path)
    {
        var dashboard = new StoredDashboard(path);
        var ids = dashboard.Panels.Concat(dashboard.Rows).Select(panel => panel["id"]!.GetValue<int>()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var cells = dashboard.Panels.SelectMany(Cells).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void It_begins_with_an_overview_and_details_are_folded(string path)
    {
        var rows = new StoredDashboard(path).Rows.Select(row => (Title: StoredDashboard.Text(row["title"]), IsFolded: row["collapsed"]!.GetValue<bool>())).ToList();
        Assert.Equal(("Overview", false), rows[0]);
        Assert.Contains(rows, row => row.IsFolded);
    }

    private static IEnumerable<(int X, int Y)> Cells(System.Text.Json.Nodes.JsonObject panel)
    {
        int At(string name) => panel["gridPos"]![name]!.GetValue<int>();
        return from x in Enumerable.Range(At("x"), At("w")) from y in Enumerable.Range(At("y"), At("h")) select (x, y);
    }

    [GeneratedRegex(@"^label_values\((.*), \w+\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex HistogramPart();

    [GeneratedRegex(@"\$([a-z_]\w*)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"/d/([\w-]+)\?[^""]*&var-(\w+)=")]
    private static partial Regex DataLink();
}
