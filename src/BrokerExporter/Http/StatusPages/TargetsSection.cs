using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>The targets: whether they answer, and why not.</summary>
internal static class TargetsSection
{
    public static void Write(HtmlWriter html, StatusView view)
    {
        html.Write($"""
            <section id="targets" data-live aria-labelledby="targets-title">
            <h2 id="targets-title">Targets</h2>

            """);
        if (view.Targets.IsEmpty)
            html.Write($"<p>No target is configured.</p>\n");
        else
            WriteTable(html, view);
        html.Write($"</section>\n");
    }

    private static void WriteTable(HtmlWriter html, StatusView view)
    {
        html.Write($"""
            <table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Target</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col" class="n">Collected</th><th role="columnheader" scope="col" class="n">Took</th><th role="columnheader" scope="col" class="n">Series</th><th role="columnheader" scope="col" class="n">Collections</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var target in view.Targets)
            WriteRow(html, target);
        html.Write($"</tbody></table>\n");
    }

    private static void WriteRow(HtmlWriter html, TargetView target)
    {
        var (state, word) = target.Up switch { true => ("good", "up"), false => ("bad", "down"), null => ("muted", "not collected yet") };
        html.Write($"""
            <tr role="row"><td role="cell" class="name"><bdi>{target.Name}</bdi> <span class="muted">{target.System}</span></td><td role="cell" data-label="State"><span class="{state}">{word}</span>
            """);
        if (target.Sentence.Length > 0)
            html.Write($"<span class=\"why\">{target.Sentence}</span>");
        foreach (var complaint in target.Complaints)
            html.Write($"""<span class="why"><b>{complaint.Collector}</b> fails ({complaint.Kind}): {complaint.Sentence}</span>""");
        if (target.Dropped > 0)
            html.Write($"""<span class="why">{HumanText.Count(target.Dropped)} series are left out by collection.series_limit.</span>""");
        var age = target.Age is { } since ? HumanText.Duration(since) + " ago" : HumanText.Unknown;
        html.Write($"""
            </td><td role="cell" class="n" data-label="Collected">{age}</td><td role="cell" class="n" data-label="Took">{HumanText.Duration(target.Duration)}</td><td role="cell" class="n" data-label="Series">{HumanText.Count(target.Series)}</td><td role="cell" class="n" data-label="Collections">{HumanText.Count(target.Collections)}</td></tr>

            """);
    }
}
