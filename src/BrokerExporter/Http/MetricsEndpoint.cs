using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Self;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http;

/// <summary>
/// Answers a scrape: collects all targets, writes the page, sends it whole. The status is 200 whatever the brokers do;
/// only a page that cannot be written is a 500, which is why nothing is sent before it is complete.
/// </summary>
internal sealed class MetricsEndpoint(
    TargetSet targets, SelfCollector self, SelfCounters counters, FamilyOrder order, TextFormat format, CollectionConfig config, ILogger logger)
{
    /// <summary>Bytes; Kestrel buffers as many before it lets the writer wait (KestrelServerLimits.MaxResponseBufferSize).</summary>
    private const int Piece = 64 * 1024;

    // The next page is about as long as the last one: then the buffer need not grow, and copy, on the way.
    private int _lastLength = 64 * 1024;

    public async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        var budget = ScrapeBudget.Of(context.Request.Headers[ScrapeBudget.Header], config.Timeout, config.TimeoutOffset);
        var snapshots = await targets.CollectAsync(budget, context.RequestAborted);

        using var page = new ExpositionBuffer(_lastLength);
        try
        {
            var families = order.Merge([.. snapshots.Select(snapshot => snapshot.Families), self.Collect()]);
            counters.CountDuplicates(format.Write(families, page));
        }
        catch (Exception exception)
        {
            Log.PageBroke(logger, exception);
            counters.CountExpositionFailure();
            await PlainText.AnswerAsync(context, StatusCodes.Status500InternalServerError, "The metrics page could not be written; the log says why.\n");
            return;
        }

        _lastLength = page.Length;
        response.ContentType = TextFormat.ContentType;
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await SendAsync(page.Written, response.Body, context.RequestAborted);
    }

    // In pieces, each awaited: Kestrel would copy a page of ten megabytes into blocks of its own, and keep those.
    private static async Task SendAsync(ReadOnlyMemory<byte> page, Stream body, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < page.Length; sent += Piece)
            await body.WriteAsync(page.Slice(sent, Math.Min(Piece, page.Length - sent)), cancellationToken);
    }
}
