using BrokerExporter.Collection;
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
    ServedPage page, LiveTargets targets, SelfCounters counters, ScrapeLimit limit, ILogger logger)
{
    public Task AnswerAsync(HttpContext context) => AnswerAsync(context, only: null);

    /// <param name="context">The request.</param>
    /// <param name="only">The only target that is wanted; null: all of them.</param>
    public async Task AnswerAsync(HttpContext context, string? only)
    {
        if (!limit.TryBegin())
        {
            counters.CountRefused();
            await PlainText.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "As many scrapes as may be (web.max_requests) are being answered; try again later.\n");
            return;
        }

        try
        {
            await ScrapeAsync(context, only);
        }
        finally
        {
            limit.End();
        }
    }

    private async Task ScrapeAsync(HttpContext context, string? only)
    {
        var response = context.Response;
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (page.Self is null && !targets.Current.Has(page.Name))
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, "No target in the configuration has this page.\n");
            return;
        }

        var query = ScrapeQuery.Read(context.Request.Query, page, targets.Current, out var problem);
        if (problem.Length > 0)
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status400BadRequest, problem);
            return;
        }

        var snapshots = await targets.UseAsync(current =>
        {
            var budget = ScrapeBudget.Of(context.Request.Headers[ScrapeBudget.Header], current.Policy.Timeout, current.Policy.TimeoutOffset);
            return current.CollectAsync(new PageRequest(page.Name, query.Collectors), budget, context.RequestAborted, only);
        });

        var format = AcceptedFormat.Of(context.Request.Headers.Accept);
        var gzip = AcceptedEncoding.IsGzip(context.Request.Headers.AcceptEncoding);
        if (Write(snapshots, only, query.Names, format.IsOpenMetrics ? page.OpenMetrics : page.Text, gzip) is not { } written)
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
    private ExpositionBuffer? Write(IEnumerable<Snapshot> snapshots, string? only, IReadOnlySet<string>? names, PageFormat format, bool gzip)
    {
        try
        {
            var families = page.Order.Merge([.. snapshots.Select(snapshot => snapshot.Families), page.Self?.Collect(only) ?? []]);
            if (names is not null)
                families = [.. families.Where(family => names.Contains(family.Metric.Name))];
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
