using System.Net;
using BrokerExporter.Self;

namespace BrokerExporter.Http;

/// <summary>The page at <c>/</c>: what this is and where the metrics are.</summary>
internal static class LandingPage
{
    public const string ContentType = "text/html; charset=utf-8";

    public static string Write(BuildInfo build, IReadOnlyList<string> metrics)
    {
        var links = string.Join('\n', metrics.Select(WebUtility.HtmlEncode).Select(path => $"""<li><a href="{path}">Metrics</a> at {path}</li>"""));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>BrokerExporter</title></head>
            <body>
            <h1>BrokerExporter</h1>
            <p>Prometheus metrics of message brokers. Version {WebUtility.HtmlEncode(build.Version)}.</p>
            <ul>
            {links}
            <li><a href="/-/healthy">Health</a></li>
            <li><a href="/-/ready">Readiness</a></li>
            </ul>
            </body>
            </html>

            """;
    }
}
