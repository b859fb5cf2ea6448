using System.Text.Json;
using System.Text.RegularExpressions;

namespace EndToEnd.Grafana;

/// <summary>One query of a dashboard.</summary>
/// <param name="File">The dashboard's file.</param>
/// <param name="Owner">The panel, variable or annotation that asks it.</param>
/// <param name="Expression">PromQL as Grafana sends it when "All" is chosen everywhere.</param>
/// <param name="Label">A variable's query: the label whose values are asked for.</param>
internal sealed partial record DashboardQuery(string File, string Owner, string Expression, string? Label = null)
{
    public override string ToString() => $"{File}: {Owner}: {Expression}";

    public static int PanelCount { get; } = Dashboards().Sum(dashboard => Panels(dashboard.Root).Count());

    public static IReadOnlyList<DashboardQuery> All { get; } = [.. Dashboards().SelectMany(dashboard => Of(dashboard.File, dashboard.Root))];

    private static IEnumerable<DashboardQuery> Of(string file, JsonElement root) =>
    [
        .. root.GetProperty("templating").GetProperty("list").EnumerateArray().Where(variable => variable.GetProperty("type").GetString() == "query").Select(variable =>
        {
            var parts = LabelValues().Match(variable.GetProperty("query").GetProperty("query").GetString()!);
            Assert.True(parts.Success, $"{file}: {variable}");
            return new DashboardQuery(file, "$" + variable.GetProperty("name").GetString(), Sent(parts.Groups[1].Value), parts.Groups[2].Value);
        }),
        .. root.GetProperty("annotations").GetProperty("list").EnumerateArray().Select(annotation => Named(file, "name", annotation, annotation)),
        .. Panels(root).SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => Named(file, "title", panel, target))),
    ];

    private static DashboardQuery Named(string file, string key, JsonElement owner, JsonElement query) =>
        new(file, owner.GetProperty(key).GetString()!, Sent(query.GetProperty("expr").GetString()!));

    private static IEnumerable<JsonElement> Panels(JsonElement root) => root.GetProperty("panels").EnumerateArray()
        .SelectMany(panel => panel.TryGetProperty("panels", out var inside) ? inside.EnumerateArray() : Enumerable.Repeat(panel, 1));

    // Prometheus scrapes every second here; Grafana takes four scrapes at least.
    private static string Sent(string expression) => AnyVariable().Replace(
        expression.Replace("$__rate_interval", "10s", StringComparison.Ordinal), ".+");

    private static IEnumerable<(string File, JsonElement Root)> Dashboards()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "BrokerExporter.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        return Directory.GetFiles(Path.Combine(folder, "dashboards"), "*.json").Order(StringComparer.Ordinal)
            .Select(path => ("dashboards/" + Path.GetFileName(path), JsonDocument.Parse(System.IO.File.ReadAllText(path)).RootElement));
    }

    [GeneratedRegex(@"^label_values\((.*), (\w+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\$[a-z]\w*")]
    private static partial Regex AnyVariable();
}
