using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BrokerExporter.Http;

/// <summary>What a client may take of the server before it is let go.</summary>
internal static class ServerLimits
{
    /// <summary>A client that does not speak must not keep a connection that another could have.</summary>
    public static readonly TimeSpan Handshake = TimeSpan.FromSeconds(10);

    public static void Set(KestrelServerLimits limits)
    {
        // Scrapers send a dozen short headers and no body.
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestBodySize = 64 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        // Longer than the customary scrape intervals, so that a scraper keeps its connection.
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(5);
        limits.MaxConcurrentConnections = 512;
        // A client that takes less than 1 KiB/s after 5 s holds a page's memory for nothing.
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        // Each of them may hold a page; what a browser opens at once is less.
        limits.Http2.MaxStreamsPerConnection = 32;
        limits.Http2.MaxRequestHeaderFieldSize = 16 * 1024;
    }
}
