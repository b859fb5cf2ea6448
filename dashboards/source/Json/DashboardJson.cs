using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>A dashboard as Grafana stores and imports it.</summary>
internal static class DashboardJson
{
    /// <summary>Grafana 12's; older ones read what they know of it.</summary>
    public const int SchemaVersion = 42;

    /// <summary>What links between the dashboards go by.</summary>
    public const string Tag = "broker-exporter";

    private static readonly JsonSerializerOptions _readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Dashboard dashboard, Thresholds thresholds) => new JsonObject
    {
        ["uid"] = dashboard.Uid,
        ["title"] = dashboard.Title,
        ["description"] = dashboard.Description,
        ["tags"] = new JsonArray(Tag),
        ["schemaVersion"] = SchemaVersion,
        ["version"] = 1,
        ["editable"] = false,
        ["graphTooltip"] = 1,
        ["timezone"] = "browser",
        ["time"] = new JsonObject { ["from"] = "now-1h", ["to"] = "now" },
        ["refresh"] = "30s",
        ["links"] = new JsonArray(new JsonObject
        {
            ["type"] = "dashboards", ["title"] = "Broker dashboards", ["tags"] = new JsonArray(Tag), ["asDropdown"] = true,
            ["includeVars"] = true, ["keepTime"] = true, ["targetBlank"] = false, ["icon"] = "external link", ["tooltip"] = "", ["url"] = "",
        }),
        ["annotations"] = new JsonObject { ["list"] = new JsonArray(Restarts()) },
        ["templating"] = new JsonObject
        {
            ["list"] = new JsonArray(
            [
                VariableJson.DataSource,
                .. ((Variable[])[Variable.Job, Variable.Instance, .. dashboard.Variables]).Select(VariableJson.Write),
            ]),
        },
        ["panels"] = Layout.Write(dashboard.Rows, thresholds),
    }.ToJsonString(_readable) + "\n";

    private static JsonObject Restarts() => new()
    {
        ["name"] = "Exporter restarts",
        ["datasource"] = Source.Chosen,
        ["enable"] = true,
        ["hide"] = false,
        ["iconColor"] = "purple",
        ["expr"] = Selectors.Expand(Dashboard.Restarts),
        ["useValueForTime"] = "on",
        ["step"] = "60s",
        ["titleFormat"] = "Exporter started",
        ["textFormat"] = "{{instance}}",
    };
}
