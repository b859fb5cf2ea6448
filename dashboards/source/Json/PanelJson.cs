using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>A panel as Grafana stores it.</summary>
internal static class PanelJson
{
    public static JsonObject Write(Panel panel, int id, int x, int y, Thresholds thresholds)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["type"] = panel.Look switch { Look.Stat => "stat", Look.Course => "timeseries", Look.States => "state-timeline", _ => "table" },
            ["title"] = panel.Title,
            ["description"] = panel.Description,
            ["datasource"] = Source.Chosen,
            ["gridPos"] = new JsonObject { ["h"] = panel.Height, ["w"] = panel.Width, ["x"] = x, ["y"] = y },
            ["fieldConfig"] = new JsonObject { ["defaults"] = Defaults(panel, thresholds), ["overrides"] = TableJson.Overrides(panel, thresholds) },
            ["options"] = Options(panel),
            ["targets"] = new JsonArray([.. panel.Queries.Select((query, i) => Target(panel, query, i))]),
        };
        if (panel.Look == Look.Table)
            json["transformations"] = TableJson.Transformations(panel);
        return json;
    }

    private static JsonObject Defaults(Panel panel, Thresholds thresholds)
    {
        var defaults = new JsonObject { ["unit"] = panel.Unit, ["thresholds"] = Steps.Of(panel, thresholds) };
        if (panel.Without is { } without)
            defaults["noValue"] = without;
        if (panel.Most is { } most)
            (defaults["min"], defaults["max"]) = (0, most);
        switch (panel.Look)
        {
            case Look.Stat or Look.States:
                defaults["color"] = new JsonObject { ["mode"] = "thresholds" };
                break;
            case Look.Course:
                defaults["color"] = new JsonObject { ["mode"] = "palette-classic" };
                defaults["custom"] = new JsonObject
                {
                    ["drawStyle"] = "line", ["lineWidth"] = 1, ["fillOpacity"] = 8, ["showPoints"] = "never", ["spanNulls"] = false,
                    ["thresholdsStyle"] = new JsonObject { ["mode"] = panel.Threshold is null ? "off" : "dashed" },
                };
                break;
        }

        if (panel.Look == Look.States)
        {
            defaults["mappings"] = new JsonArray(new JsonObject
            {
                ["type"] = "value",
                ["options"] = new JsonObject
                {
                    ["0"] = new JsonObject { ["text"] = "no", ["color"] = "red", ["index"] = 0 },
                    ["1"] = new JsonObject { ["text"] = "yes", ["color"] = "green", ["index"] = 1 },
                },
            });
        }

        return defaults;
    }

    private static JsonObject Options(Panel panel) => panel.Look switch
    {
        Look.Stat => new()
        {
            ["colorMode"] = "value", ["graphMode"] = "area", ["textMode"] = "auto", ["justifyMode"] = "auto",
            ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false },
        },
        Look.Course => new()
        {
            ["legend"] = new JsonObject
            {
                ["displayMode"] = "table", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray("lastNotNull", "max"),
                ["sortBy"] = "Last *", ["sortDesc"] = true,
            },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        },
        Look.States => new()
        {
            ["showValue"] = "never", ["mergeValues"] = true,
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = false },
        },
        _ => TableJson.Options(panel),
    };

    private static JsonObject Target(Panel panel, Query query, int index)
    {
        var target = new JsonObject
        {
            ["refId"] = Source.RefId(index),
            ["datasource"] = Source.Chosen,
            ["editorMode"] = "code",
            ["expr"] = Selectors.Expand(query.Expression),
            ["legendFormat"] = query.Legend,
        };
        if (panel.Look == Look.Table)
            (target["format"], target["instant"], target["range"]) = ("table", true, false);
        else
            (target["instant"], target["range"]) = (false, true);
        return target;
    }
}
