using Architecture.Tests.Documents;
using Dashboards;
using Dashboards.Json;

namespace Architecture.Tests.Grafana;

/// <summary>The files in <c>dashboards</c> are written from <c>dashboards/source</c>, as documents are: by <c>eng/docs</c>.</summary>
public sealed class GeneratedDashboardTests
{
    private const string Readme = "dashboards/README.md";

    [Fact]
    public void The_dashboards_are_what_their_source_says()
    {
        var thresholds = Thresholds.Read(Repository.Read("dashboards/rules/thresholds.json"));
        foreach (var dashboard in Dashboard.All)
            GeneratedDocumentTests.Compare($"dashboards/{dashboard.File}.json", DashboardJson.Write(dashboard, thresholds));
        // The table counts what has just been written or compared.
        GeneratedDocumentTests.Compare(Readme, WithTable(Dashboard.All.Select(dashboard => new StoredDashboard($"dashboards/{dashboard.File}.json"))));
    }

    [Fact]
    public void There_is_no_dashboard_without_a_source() =>
        Assert.Equal(Dashboard.All.Select(dashboard => $"dashboards/{dashboard.File}.json").Order(StringComparer.Ordinal), StoredDashboard.Paths);

    private static string WithTable(IEnumerable<StoredDashboard> dashboards)
    {
        var readme = Repository.Read(Readme);
        var (begin, end) = (readme.IndexOf(CompatReference.Begin, StringComparison.Ordinal) + CompatReference.Begin.Length, readme.IndexOf(CompatReference.End, StringComparison.Ordinal));
        var rows = dashboards.Select(dashboard =>
            $"| [{Path.GetFileName(dashboard.Path)}]({Path.GetFileName(dashboard.Path)}) | {StoredDashboard.Text(dashboard.Root["title"])} | {Count(dashboard)} | {StoredDashboard.Text(dashboard.Root["description"])} |\n");
        return $"{readme[..begin]}\n| file | title | panels | queries | what it tells |\n|---|---|---|---|---|\n{string.Concat(rows)}\n{readme[end..]}";
    }

    private static string Count(StoredDashboard dashboard) => $"{dashboard.Panels.Count()} | {dashboard.Queries.Count() + dashboard.VariableQueries.Count()}";
}
