using System.Text.Json.Nodes;

namespace Dashboards.Json;

/// <summary>Where panels stand: from left to right, then below, 24 columns wide.</summary>
internal static class Layout
{
    private const int Columns = 24;

    public static JsonArray Write(IReadOnlyList<Row> rows, Thresholds thresholds)
    {
        var panels = new JsonArray();
        var (id, y) = (1, 0);
        foreach (var row in rows)
        {
            var heading = new JsonObject
            {
                ["id"] = id++, ["type"] = "row", ["title"] = row.Title, ["collapsed"] = row.IsFolded,
                ["gridPos"] = new JsonObject { ["h"] = 1, ["w"] = Columns, ["x"] = 0, ["y"] = y++ },
            };
            panels.Add(heading);
            // A folded row owns its panels; those of an open one come after it.
            var inside = row.IsFolded ? [] : panels;
            heading["panels"] = row.IsFolded ? inside : new JsonArray();
            var (x, tallest) = (0, 0);
            foreach (var panel in row.Panels)
            {
                if (x + panel.Width > Columns)
                    (x, y, tallest) = (0, y + tallest, 0);
                inside.Add(PanelJson.Write(panel, id++, x, y, thresholds));
                (x, tallest) = (x + panel.Width, Math.Max(tallest, panel.Height));
            }

            y += tallest;
        }

        return panels;
    }
}
