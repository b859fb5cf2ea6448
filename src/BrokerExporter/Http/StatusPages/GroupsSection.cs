using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>The groups of all targets.</summary>
internal static class GroupsSection
{
    private static readonly (GroupSort Sort, string Said, bool IsNumber)[] _columns =
    [
        (GroupSort.Group, "Group", false), (GroupSort.Topic, "Topic", false), (GroupSort.Lag, "Lag", true), (GroupSort.Age, "Age", true),
        (GroupSort.In, "In", true), (GroupSort.Out, "Out", true), (GroupSort.Drain, "Drained in", true), (GroupSort.Members, "Members", true),
    ];

    public static void Write(HtmlWriter html, StatusView view, PageShell shell)
    {
        html.Write($"""
            <section id="groups-all" aria-labelledby="groups-title">
            <h2 id="groups-title">Groups</h2>

            """);
        GroupsFilter.Write(html, view.Query, shell.Link("/"));
        html.Write($"<div id=\"groups\" data-live>\n");
        WriteTable(html, view, shell);
        html.Write($"</div>\n</section>\n");
    }

    private static void WriteTable(HtmlWriter html, StatusView view, PageShell shell)
    {
        if (view.Groups.Rows.IsEmpty)
        {
            html.Write($"<p>{(view.Groups.Total == 0 ? "The last collections have shown no consumer group." : "No group is like that.")}</p>\n");
            return;
        }

        html.Write($"<table role=\"table\" class=\"groups\"><thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var column in _columns)
        {
            WriteHeader(html, view.Query, column, shell);
            if (column.Sort == GroupSort.Lag)
                html.Write($"<th role=\"columnheader\" scope=\"col\">Last hour</th>");
        }

        html.Write($"</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var group in view.Groups.Rows)
            GroupRow.Write(html, group, view.Now, shell);
        html.Write($"</tbody></table>\n");
        WriteRest(html, view, shell);
    }

    private static void WriteHeader(HtmlWriter html, StatusQuery query, (GroupSort Sort, string Said, bool IsNumber) column, PageShell shell)
    {
        var isSorted = query.Sort == column.Sort;
        // Numbers usually come with the largest first.
        var direction = !isSorted ? "none" : column.IsNumber == query.Reversed ? "ascending" : "descending";
        var next = query with { Sort = column.Sort, Reversed = isSorted && !query.Reversed };
        html.Write($"""
            <th role="columnheader" scope="col" aria-sort="{direction}" class="{(column.IsNumber ? "n" : "s")}"><a id="sort-{StatusQueryText.Word(column.Sort)}" data-stay href="{shell.Link("/") + StatusQueryText.Write(next)}">{column.Said}</a></th>
            """);
    }

    private static void WriteRest(HtmlWriter html, StatusView view, PageShell shell)
    {
        var (shown, matching) = (view.Groups.Rows.Length, view.Groups.Matching);
        if (shown == matching)
            return;
        var all = view.Query with { Rows = Math.Min(matching, StatusQuery.MostRows) };
        html.Write($"""
            <p class="muted">{HumanText.Count(shown)} of {HumanText.Count(matching)}. <a id="more" data-stay href="{shell.Link("/") + StatusQueryText.Write(all)}">Show {HumanText.Count(all.Rows)}</a></p>

            """);
    }
}
