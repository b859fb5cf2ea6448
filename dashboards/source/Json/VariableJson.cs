using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>Variables as Grafana stores them.</summary>
internal static class VariableJson
{
    public static JsonObject DataSource => new()
    {
        ["name"] = "datasource", ["label"] = "Data source", ["type"] = "datasource", ["query"] = "prometheus", ["refresh"] = 1, ["hide"] = 0,
        ["includeAll"] = false, ["multi"] = false, ["regex"] = "", ["options"] = new JsonArray(), ["current"] = new JsonObject(),
    };

    public static JsonObject Write(Variable variable) => new()
    {
        ["name"] = variable.Name,
        ["label"] = variable.Title,
        ["type"] = "query",
        ["datasource"] = Source.Chosen,
        ["definition"] = variable.Query,
        ["query"] = new JsonObject { ["qryType"] = 1, ["query"] = variable.Query, ["refId"] = "PrometheusVariableQueryEditor-VariableQuery" },
        // Anew whenever the time range changes: groups come and go.
        ["refresh"] = 2,
        ["includeAll"] = true,
        ["allValue"] = ".+",
        ["multi"] = true,
        ["sort"] = 1,
        ["regex"] = "",
        ["hide"] = 0,
        ["options"] = new JsonArray(),
        ["current"] = new JsonObject { ["selected"] = true, ["text"] = new JsonArray("All"), ["value"] = new JsonArray("$__all") },
    };
}
