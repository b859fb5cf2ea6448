using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Self;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Http;

/// <summary>
/// Answers a scrape of one page: collects the targets that have it, writes it, sends it whole. The status is 200 whatever the brokers do;
/// only a page that cannot be written is a 500, which is why nothing is sent before it is complete.
/// </summary>
internal sealed class MetricsEndpoint(
    ServedPage page, TargetSet targets, SelfCounters counters, CollectionConfig config, ILogger logger)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (page.Self is null && !targets.Has(page.Name))
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, "No target in the configuration has this page.\n");
            return;
        }

        var budget = ScrapeBudget.Of(context.Request.Headers[ScrapeBudget.Header], config.Timeout, config.TimeoutOffset);
        var snapshots = await targets.CollectAsync(page.Name, budget, context.RequestAborted);

        var format = AcceptedFormat.Of(context.Request.Headers.Accept);
        var gzip = AcceptedEncoding.IsGzip(context.Request.Headers.AcceptEncoding);
        if (Write(snapshots, format.IsOpenMetrics ? page.OpenMetrics : page.Text, gzip) is not { } written)
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status500InternalServerError, "The metrics page could not be written; the log says why.\n");
            return;
        }

        using var body = written;
        response.ContentType = format.ContentType;
        response.ContentLength = body.Length;
        if (gzip)
            response.Headers.ContentEncoding = "gzip";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        // Each awaited: Kestrel would copy a page of ten megabytes into blocks of its own, and keep those.
        foreach (var piece in body.Written)
            await response.Body.WriteAsync(piece, context.RequestAborted);
    }

    /// <returns>Null if it could not be written.</returns>
    private ExpositionBuffer? Write(IEnumerable<Snapshot> snapshots, PageFormat format, bool gzip)
    {
        try
        {
            var families = page.Order.Merge([.. snapshots.Select(snapshot => snapshot.Families), page.Self?.Collect() ?? []]);
            var body = PageBody.Write(format, families, gzip, out var duplicates);
            counters.CountDuplicates(duplicates);
            return body;
        }
        catch (Exception exception)
        {
            Log.PageBroke(logger, exception);
            counters.CountExpositionFailure();
            return null;
        }
    }
}
