using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>The data source that is chosen at the top.</summary>
internal static class Source
{
    public static JsonObject Chosen => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    /// <summary>Grafana's names of queries: A, B, ….</summary>
    public static string RefId(int index) => ((char)('A' + index)).ToString();
}
