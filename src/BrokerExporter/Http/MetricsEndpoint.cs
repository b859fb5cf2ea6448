using BrokerExporter.Collection;
using BrokerExporter.Exposition;
using BrokerExporter.Self;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http;

/// <summary>
/// Answers a scrape of one page: collects the targets that have it, writes it, sends it whole. The status is 200 whatever the brokers do;
/// only a page that cannot be written is a 500, which is why nothing is sent before it is complete.
/// </summary>
internal sealed class MetricsEndpoint(
    ServedPage page, LiveTargets targets, SelfCounters counters, ILogger logger)
{
    public Task AnswerAsync(HttpContext context) => AnswerAsync(context, only: null);

    /// <param name="context">The request.</param>
    /// <param name="only">The only target that is wanted; null: all of them.</param>
    public async Task AnswerAsync(HttpContext context, string? only)
    {
        var response = context.Response;
        if (page.Self is null && !targets.Current.Has(page.Name))
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, "No target in the configuration has this page.\n");
            return;
        }

        var snapshots = await targets.UseAsync(current =>
        {
            var budget = ScrapeBudget.Of(context.Request.Headers[ScrapeBudget.Header], current.Policy.Timeout, current.Policy.TimeoutOffset);
            return current.CollectAsync(page.Name, budget, context.RequestAborted, only);
        });

        using var buffer = new ExpositionBuffer(PagePieces.Instance);
        try
        {
            var families = page.Order.Merge([.. snapshots.Select(snapshot => snapshot.Families), page.Self?.Collect(only) ?? []]);
            counters.CountDuplicates(page.Format.Write(families, buffer));
        }
        catch (Exception exception)
        {
            Log.PageBroke(logger, exception);
            counters.CountExpositionFailure();
            await PlainText.AnswerAsync(context, StatusCodes.Status500InternalServerError, "The metrics page could not be written; the log says why.\n");
            return;
        }

        response.ContentType = TextFormat.ContentType;
        response.ContentLength = buffer.Length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        // Each awaited: Kestrel would copy a page of ten megabytes into blocks of its own, and keep those.
        foreach (var piece in buffer.Written)
            await response.Body.WriteAsync(piece, context.RequestAborted);
    }
}
