using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>One group in the table.</summary>
internal static class GroupRow
{
    public static void Write(HtmlWriter html, GroupView group, DateTimeOffset now, PageShell shell)
    {
        html.Write($"""
            <tr role="row"><td role="cell" class="name"><a href="{shell.Link(GroupAddress.Path) + GroupAddress.Of(group)}"><bdi>{group.Key.Group}</bdi></a> <span class="muted"><bdi>{WhereOf(group)}</bdi></span>
            """);
        foreach (var (state, sentence) in Remarks(group))
            html.Write($"""<span class="why {state}">{sentence}</span>""");
        html.Write($"""
            </td><td role="cell" data-label="Topic"><bdi>{(group.Key.Topic.Length == 0 ? HumanText.Unknown : group.Key.Topic)}</bdi></td><td role="cell" class="n lag" data-label="Lag">{HumanText.Count(group.Lag)}</td><td role="cell" class="t" data-label="Last hour">
            """);
        Sparkline.Write(html, group.Trend, now);
        html.Write($"""
            </td><td role="cell" class="n" data-label="Age">{HumanText.Seconds(group.AgeSeconds)}</td><td role="cell" class="n" data-label="In">{HumanText.Rate(group.In)}</td><td role="cell" class="n" data-label="Out">{HumanText.Rate(group.Out)}</td><td role="cell" class="n" data-label="Drained in">{HumanText.Drain(group.DrainSeconds)}</td><td role="cell" class="n" data-label="Members">{HumanText.Count(group.Members)}</td></tr>

            """);
    }

    /// <summary>The system and everything that tells groups of one name apart.</summary>
    public static string WhereOf(GroupView group)
    {
        List<string> parts = [group.Key.System, group.Key.Cluster];
        if (group.Key.Account.Length > 0)
            parts.Add(group.Key.Account);
        if (group.Target != group.Key.Cluster)
            parts.Add(group.Target);
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    /// <summary>What is wrong with it, and what the numbers leave out.</summary>
    public static IEnumerable<(string State, string Sentence)> Remarks(GroupView group)
    {
        if (group.Stalled.Length > 0)
            yield return ("bad", $"stalled: {group.Stalled}");
        if (group.Lost > 0)
            yield return ("bad", $"{HumanText.Count(group.Lost)} messages were removed before it consumed them");
        if (group.Uncommitted > 0)
            yield return ("warn", $"no commit on {HumanText.Count(group.Uncommitted)} partitions, which are not in the lag");
        if (group.Unknown > 0)
            yield return ("warn", $"{HumanText.Count(group.Unknown)} partitions could not be read, and are not in the lag");
    }
}
