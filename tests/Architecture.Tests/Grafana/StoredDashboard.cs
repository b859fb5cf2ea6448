using System.Text.Json.Nodes;

namespace Architecture.Tests.Grafana;

/// <summary>A dashboard as its file has it.</summary>
internal sealed class StoredDashboard(string path)
{
    public string Path { get; } = path;

    public JsonObject Root { get; } = JsonNode.Parse(Repository.Read(path))!.AsObject();

    public static IReadOnlyList<string> Paths { get; } =
        [.. Repository.Files("dashboards", "*.json").Where(path => path.Split('/') is ["dashboards", _])];

    public static IReadOnlyList<StoredDashboard> All { get; } = [.. Paths.Select(path => new StoredDashboard(path))];

    public IEnumerable<JsonObject> Variables => Objects(Root["templating"]?["list"]);

    public JsonObject? Variable(string name) => Variables.FirstOrDefault(variable => Text(variable["name"]) == name);

    /// <summary>Those of folded rows too; rows are none.</summary>
    public IEnumerable<JsonObject> Panels => Rows.Concat(Objects(Root["panels"])).SelectMany(
        panel => Text(panel["type"]) == "row" ? Objects(panel["panels"]) : [panel]).Distinct();

    public IEnumerable<JsonObject> Rows => Objects(Root["panels"]).Where(panel => Text(panel["type"]) == "row");

    /// <summary>The queries of panels and annotations, each with what it belongs to.</summary>
    public IEnumerable<(string Owner, string Expression)> Queries => Panels
        .SelectMany(panel => Objects(panel["targets"]).Select(target => (Text(panel["title"]), Text(target["expr"]))))
        .Concat(Objects(Root["annotations"]?["list"]).Select(annotation => (Text(annotation["name"]), Text(annotation["expr"]))));

    /// <summary>The queries of variables.</summary>
    public IEnumerable<(string Owner, string Expression)> VariableQueries => Variables
        .Where(variable => Text(variable["type"]) == "query").Select(variable => (Text(variable["name"]), Text(variable["query"]!["query"])));

    public static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).Select(item => item!.AsObject());

    public static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
