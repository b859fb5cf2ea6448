using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>All that is known of one group on one topic.</summary>
internal sealed class GroupPage(PageShell shell)
{
    public string Write(GroupDetail detail, DateTimeOffset now) => shell.Write($"{detail.Group.Key.Group} · BrokerExporter", html =>
    {
        var group = detail.Group;
        html.Write($"""
            <header>
            <h1><bdi>{group.Key.Group}</bdi></h1>
            <p id="summary" data-live><span>on <bdi>{group.Key.Topic}</bdi></span><span><bdi>{GroupRow.WhereOf(group)}</bdi></span></p>
            <nav aria-label="Other pages"><a href="{shell.Link("/")}">All groups</a></nav>
            </header>
            <main>
            <section id="now" data-live aria-label="Now">

            """);
        foreach (var (state, sentence) in GroupRow.Remarks(group))
            html.Write($"""<p class="{state}">{sentence}</p>""");
        WriteNumbers(html, group);
        html.Write($"<div class=\"large\">");
        Sparkline.Write(html, group.Trend, now);
        double? most = group.Trend.IsEmpty ? null : group.Trend.Max(point => point.Value);
        html.Write($"<p class=\"muted\">Lag of the last hour, as collections saw it; at most {HumanText.Count(most)}.</p></div>\n</section>\n");
        QueuesSection.Write(html, detail.Queues);
        WriteFacts(html, detail);
        html.Write($"</main>\n");
    });

    /// <summary>The page of a group that is not there.</summary>
    public string WriteMissing(GroupAddress address) => shell.Write("No such group · BrokerExporter", html => html.Write($"""
        <header><h1>No such group</h1><nav aria-label="Other pages"><a href="{shell.Link("/")}">All groups</a></nav></header>
        <main><p>The last collection of the target <bdi>{address.Target}</bdi> has shown no group <bdi>{address.Group}</bdi> on <bdi>{address.Topic}</bdi>. It may be deleted, or the target may be down.</p></main>

        """));

    private static void WriteNumbers(HtmlWriter html, GroupView group)
    {
        html.Write($"<dl>\n");
        Entry("Lag", HumanText.Count(group.Lag));
        Entry("Age of the oldest", HumanText.Seconds(group.AgeSeconds));
        Entry("In", HumanText.Rate(group.In));
        Entry("Out", HumanText.Rate(group.Out));
        Entry("Drained in", HumanText.Drain(group.DrainSeconds));
        Entry("Members", HumanText.Count(group.Members));
        html.Write($"</dl>\n");

        void Entry(string term, string value) => html.Write($"<div><dt>{term}</dt><dd>{value}</dd></div>\n");
    }

    private static void WriteFacts(HtmlWriter html, GroupDetail detail)
    {
        html.Write($"""
            <section id="facts" data-live aria-labelledby="facts-title">
            <h2 id="facts-title">Everything that names it</h2>
            <table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Metric</th><th role="columnheader" scope="col">Labels</th><th role="columnheader" scope="col" class="n">Value</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var fact in detail.Facts)
        {
            html.Write($"""
                <tr role="row"><td role="cell" class="name"><span title="{fact.Help}">{fact.Metric}</span></td><td role="cell" data-label="Labels"><bdi>{fact.Labels}</bdi></td><td role="cell" class="n" data-label="Value">{HumanText.Count(fact.Value)}</td></tr>

                """);
        }

        html.Write($"</tbody></table>\n</section>\n");
    }
}
