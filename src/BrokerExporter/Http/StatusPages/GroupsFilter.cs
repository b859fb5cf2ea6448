using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>What stands above the groups: which of them are shown. A form as of old, so that it works without script.</summary>
internal static class GroupsFilter
{
    private static readonly (GroupSelection Value, string Said)[] _selections =
    [
        (GroupSelection.All, "all groups"), (GroupSelection.Lagging, "those that lag"),
        (GroupSelection.Stalled, "those that stall"), (GroupSelection.Unattended, "those without members"),
    ];

    public static void Write(HtmlWriter html, StatusQuery query, string action)
    {
        html.Write($"""
            <form id="filter" method="get" action="{action}" role="search" aria-label="Groups">
            <label>Name <input type="search" name="{StatusQueryText.Text}" value="{query.Text}" autocomplete="off" spellcheck="false" placeholder="group, topic, cluster"></label>
            <label>Show <select name="{StatusQueryText.Only}">
            """);
        foreach (var (value, said) in _selections)
            html.Write($"""<option value="{StatusQueryText.Word(value)}"{(value == query.Only ? Selected : NotSelected)}>{said}</option>""");
        html.Write($"""
            </select></label>
            <input type="hidden" name="{StatusQueryText.Sort}" value="{StatusQueryText.Word(query.Sort)}">
            <input type="hidden" name="{StatusQueryText.Reversed}" value="{(query.Reversed ? 1 : 0)}">
            <input type="hidden" name="{StatusQueryText.Rows}" value="{query.Rows}">
            <button>Show</button>
            </form>

            """);
    }

    private const string Selected = " selected";
    private const string NotSelected = "";
}
