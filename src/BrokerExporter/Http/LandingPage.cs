using System.Net;
using BrokerExporter.Self;

namespace BrokerExporter.Http;

/// <summary>The page at <c>/</c>: what this is and where the metrics are.</summary>
internal static class LandingPage
{
    public const string ContentType = "text/html; charset=utf-8";

    /// <param name="build">What this program is.</param>
    /// <param name="metrics">The paths of pages.</param>
    /// <param name="paths">Where paths begin.</param>
    public static string Write(BuildInfo build, IReadOnlyList<string> metrics, WebPaths paths)
    {
        var links = string.Join('\n', metrics.Select(Link).Select(path => $"""<li><a href="{path}">Metrics</a> at {path}</li>"""));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>BrokerExporter</title></head>
            <body>
            <h1>BrokerExporter</h1>
            <p>Prometheus metrics of message brokers. Version {WebUtility.HtmlEncode(build.Version)}.</p>
            <ul>
            {links}
            <li><a href="{Link("/-/healthy")}">Health</a></li>
            <li><a href="{Link("/-/ready")}">Readiness</a></li>
            </ul>
            </body>
            </html>

            """;

        string Link(string path) => WebUtility.HtmlEncode(paths.Link(path));
    }
}
