using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>Grafana's thresholds: colours by value.</summary>
internal static class Steps
{
    public static JsonObject Of(Panel panel, Thresholds thresholds) =>
        panel.Threshold is { } name ? Of(name, thresholds)
        : panel.ZeroIsGood ? Absolute(("green", null), ("red", 1))
        : panel.OneIsGood ? Absolute(("red", null), ("green", 1))
        : Absolute((panel.Look == Look.Stat ? "text" : "green", null));

    public static JsonObject Of(string name, Thresholds thresholds) => thresholds.Of(name) is (var warning, { } critical)
        ? Absolute(("green", null), ("orange", warning), ("red", critical))
        : Absolute(("green", null), ("orange", thresholds.Of(name).Warning));

    private static JsonObject Absolute(params (string Colour, double? From)[] steps) => new()
    {
        ["mode"] = "absolute",
        ["steps"] = new JsonArray([.. steps.Select(step => new JsonObject { ["color"] = step.Colour, ["value"] = step.From })]),
    };
}
