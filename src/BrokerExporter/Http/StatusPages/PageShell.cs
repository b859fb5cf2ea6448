namespace BrokerExporter.Http.StatusPages;

/// <summary>What all pages have in common. Addresses are made by <paramref name="link"/>, because there may be a prefix before them.</summary>
internal sealed class PageShell(Func<string, string> link)
{
    public const string ContentType = "text/html; charset=utf-8";

    public string Link(string path) => link(path);

    /// <param name="title">The title.</param>
    /// <param name="body">Writes all that is in the body.</param>
    public string Write(string title, Action<HtmlWriter> body)
    {
        var html = new HtmlWriter();
        html.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="{link(StatusAssets.Icon)}">
            <link rel="stylesheet" href="{link(StatusAssets.Style)}">
            <script src="{link(StatusAssets.Script)}" defer></script>
            </head>
            <body>

            """);
        body(html);
        html.Write($"""
            </body>
            </html>

            """);
        return html.ToString();
    }
}
