using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>Name servers side by side, and what they disagree on.</summary>
internal static class NameServersSection
{
    public static void Write(HtmlWriter html, StatusView view)
    {
        // There all the same if it is empty, so that it can come to life.
        html.Write($"<section id=\"name-servers\" data-live aria-label=\"Name servers\">\n");
        foreach (var table in view.NameServers)
            WriteTable(html, table, view.Now);
        html.Write($"</section>\n");
    }

    private static void WriteTable(HtmlWriter html, NameServerTable table, DateTimeOffset now)
    {
        html.Write($"<h2>Name servers of <bdi>{table.Target}</bdi></h2>\n");
        WriteVerdict(html, table, now);
        html.Write($"""
            <table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Name server</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col" class="n">Brokers</th><th role="columnheader" scope="col" class="n">Without master</th><th role="columnheader" scope="col" class="n">Topics</th><th role="columnheader" scope="col" class="n">Differs in</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var server in table.Servers)
            WriteRow(html, server);
        html.Write($"</tbody></table>\n");
        WriteDifferences(html, table);
    }

    private static void WriteVerdict(HtmlWriter html, NameServerTable table, DateTimeOffset now)
    {
        var since = table.LastAgreed is { } time ? $"They last agreed {HumanText.Duration(now - time)} ago." : "They have not agreed since the exporter started.";
        if (table.Servers.Length < 2)
            html.Write($"<p class=\"muted\">There is only one: nothing to compare it with.</p>\n");
        else if (table.Agree)
            html.Write($"<p><span class=\"good\">Those that answer agree.</span></p>\n");
        else
            html.Write($"<p><span class=\"bad\">They disagree.</span> {since}</p>\n");
    }

    private static void WriteRow(HtmlWriter html, NameServerView server)
    {
        var (state, word) = server.Up ? ("good", "up") : ("bad", "down");
        html.Write($"""
            <tr role="row"><td role="cell" class="name"><bdi>{server.Address}</bdi> <span class="muted">{server.Version}</span></td><td role="cell" data-label="State"><span class="{state}">{word}</span></td><td role="cell" class="n" data-label="Brokers">{HumanText.Count(server.Brokers)}</td><td role="cell" class="n" data-label="Without master">{HumanText.Count(server.WithoutMaster)}</td><td role="cell" class="n" data-label="Topics">{HumanText.Count(server.Topics)}</td><td role="cell" class="n" data-label="Differs in">
            """);
        if (!server.Up)
            html.Write($"{HumanText.Unknown}");
        else if (server.Differences == 0)
            html.Write($"nothing");
        else
            html.Write($"""<span class="{(server.Settled > 0 ? "bad" : "warn")}">{HumanText.Count(server.Differences)}</span><span class="why">{string.Join(", ", server.Kinds)}{(server.Settled > 0 ? "" : "; may pass by itself")}</span>""");
        html.Write($"</td></tr>\n");
    }

    private static void WriteDifferences(HtmlWriter html, NameServerTable table)
    {
        var differences = table.Servers
            .SelectMany(server => server.Named.Select(difference => (Difference: difference, server.Address)))
            .GroupBy(entry => entry.Difference, entry => entry.Address)
            .ToList();
        if (differences.Count == 0)
            return;
        html.Write($"""
            <details id="differences-{table.Target}" open><summary>In what, for longer than a restart explains: {differences.Count}</summary>
            <table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Kind</th><th role="columnheader" scope="col">Differs at</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var difference in differences)
        {
            html.Write($"""
                <tr role="row"><td role="cell" class="name"><bdi>{difference.Key.Subject}</bdi></td><td role="cell" data-label="Kind">{difference.Key.Kind}</td><td role="cell" data-label="Differs at"><bdi>{string.Join(", ", difference)}</bdi></td></tr>

                """);
        }

        html.Write($"</tbody></table></details>\n");
    }
}
