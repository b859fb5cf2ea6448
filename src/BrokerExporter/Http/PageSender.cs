using BrokerExporter.Exposition;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http;

/// <summary>Sends a page that is written, within bounds: who takes it in drops would hold it in memory, and one of the scrapes that may be.</summary>
internal sealed class PageSender(TimeProvider time, ILogger logger)
{
    /// <summary>
    /// The longest that a client may take for a whole page. Scrapers give up before that (Prometheus after 10 s); the least rate that the
    /// server demands (<see cref="ServerLimits"/>) would let one of ten megabytes take hours.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task SendAsync(HttpContext context, ExpositionBuffer body)
    {
        using var deadline = new CancellationTokenSource(Longest, time);
        await using var abort = deadline.Token.Register(() =>
        {
            Log.ClientTooSlow(logger, body.Length, Longest.TotalSeconds);
            context.Abort();
        });
        // Each awaited: Kestrel would copy a page of ten megabytes into blocks of its own, and keep those.
        foreach (var piece in body.Written)
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
    }
}
