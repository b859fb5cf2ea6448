using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>What is particular to tables: columns, their units and where they lead.</summary>
internal static class TableJson
{
    // Time, data source and what is chosen stay; the variable takes the cell's value.
    private const string Keep = "${__url_time_range}&${datasource:queryparam}&${job:queryparam}&${instance:queryparam}";

    public static JsonArray Overrides(Panel panel, Thresholds thresholds) =>
        [.. panel.Columns.Where(column => column.LeadsTo is not null).Select(Link), .. panel.Values.Select(value => Number(value, thresholds))];

    /// <summary>One row for all numbers with the same labels, in the order of the columns, under their heads.</summary>
    public static JsonArray Transformations(Panel panel) =>
    [
        new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() },
        new JsonObject
        {
            ["id"] = "organize",
            ["options"] = new JsonObject
            {
                ["excludeByName"] = new JsonObject { ["Time"] = true },
                ["indexByName"] = Names(panel, static (_, i) => i),
                ["renameByName"] = Names(panel, static (title, _) => title),
            },
        },
    ];

    public static JsonObject Options(Panel panel) => new()
    {
        ["cellHeight"] = "sm",
        ["showHeader"] = true,
        ["footer"] = new JsonObject { ["show"] = false, ["enablePagination"] = true },
        ["sortBy"] = new JsonArray(new JsonObject { ["displayName"] = panel.Values[0].Title, ["desc"] = true }),
    };

    private static JsonObject Names(Panel panel, Func<string, int, JsonNode> value) => new(panel.Columns.Select(column => (column.Label, column.Title))
        .Concat(panel.Values.Select((number, i) => (panel.Values.Count == 1 ? "Value" : "Value #" + Source.RefId(i), number.Title)))
        .Select((entry, i) => KeyValuePair.Create<string, JsonNode?>(entry.Item1, value(entry.Title, i))));

    private static JsonObject Link(Column column) => Override(column.Title, ("links", new JsonArray(new JsonObject
    {
        ["title"] = $"Show this {column.Title.ToLowerInvariant()}",
        ["url"] = $"/d/{column.LeadsTo}?{Keep}&var-{column.As ?? column.Label}=${{__value.text:percentencode}}",
    })));

    private static JsonObject Number(Value value, Thresholds thresholds) => value.Threshold is null
        ? Override(value.Title, ("unit", value.Unit))
        : Override(
            value.Title, ("unit", value.Unit), ("thresholds", Steps.Of(value.Threshold, thresholds)),
            ("custom.cellOptions", new JsonObject { ["type"] = "color-text" }));

    private static JsonObject Override(string title, params (string Id, JsonNode Value)[] properties) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = title },
        ["properties"] = new JsonArray([.. properties.Select(property => new JsonObject { ["id"] = property.Id, ["value"] = property.Value })]),
    };
}
