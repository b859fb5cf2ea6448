using System.Globalization;
using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>The page at <c>/</c>, whole: a browser without script shows all of it.</summary>
/// <param name="shell">What pages have in common.</param>
/// <param name="links">Paths and what is there.</param>
internal sealed class StatusPage(PageShell shell, IReadOnlyList<KeyValuePair<string, string>> links)
{
    public string Write(StatusView view) => shell.Write("BrokerExporter", html =>
    {
        WriteHead(html, view);
        html.Write($"<main>\n");
        TargetsSection.Write(html, view);
        NameServersSection.Write(html, view);
        GroupsSection.Write(html, view, shell);
        SelfSection.Write(html, view);
        html.Write($"</main>\n");
    });

    private void WriteHead(HtmlWriter html, StatusView view)
    {
        var down = view.Targets.Count(target => target.Up == false);
        html.Write($"""
            <header>
            <h1>BrokerExporter</h1>
            <p id="summary" data-live>
            """);
        html.Write($"""<span>{view.Targets.Count(target => target.Up == true)} of {view.Targets.Length} targets up</span>""");
        if (down > 0)
            html.Write($"""<span class="bad">{down} down</span>""");
        html.Write($"""<span>{HumanText.Count(view.Groups.Total)} groups, {HumanText.Count(view.Groups.Lagging)} lagging</span>""");
        if (view.Groups.Stalled > 0)
            html.Write($"""<span class="bad">{HumanText.Count(view.Groups.Stalled)} stalled</span>""");
        html.Write($"""
            <time datetime="{view.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{view.Now.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}</time></p>
            <nav aria-label="Other pages">
            """);
        foreach (var (path, said) in links)
            html.Write($"""<a href="{shell.Link(path)}">{said}</a> """);
        html.Write($"</nav>\n</header>\n");
    }
}
