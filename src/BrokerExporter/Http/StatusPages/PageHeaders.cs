using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http.StatusPages;

/// <summary>What a browser may do with a page: show it with our own style and script, and nothing else.</summary>
internal static class PageHeaders
{
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What the operator has set for all answers stays.</summary>
    public static void AddTo(IHeaderDictionary headers)
    {
        headers.TryAdd("Content-Security-Policy", Policy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "deny");
        headers.TryAdd("Referrer-Policy", "no-referrer");
    }
}
