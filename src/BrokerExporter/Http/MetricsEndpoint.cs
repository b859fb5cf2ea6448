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
    ServedPage page, LiveTargets targets, SelfCounters counters, ScrapeLimit limit, PageSender sender, ILogger logger)
{
    public Task AnswerAsync(HttpContext context) => AnswerAsync(context, only: null, isForPeople: false);

    /// <param name="context">The request.</param>
    /// <param name="only">The only target that is wanted; null: all of them.</param>
    /// <param name="isForPeople">Whether what the collection of that target did stands above its metrics.</param>
    public async Task AnswerAsync(HttpContext context, string? only, bool isForPeople)
    {
        if (!limit.TryBegin())
        {
            counters.CountRefused();
            await PlainText.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "As many scrapes as may be (web.max_requests) are being answered; try again later.\n");
            return;
        }

        try
        {
            await ScrapeAsync(context, only, ScrapeForm.Of(context.Request, isForPeople));
        }
        finally
        {
            limit.End();
        }
    }

    private async Task ScrapeAsync(HttpContext context, string? only, ScrapeForm form)
    {
        var response = context.Response;
        response.Headers.Vary = "Accept, Accept-Encoding";
        // All of it from one configuration, whichever comes meanwhile.
        var answer = await targets.UseAsync(current => CollectAsync(current, context, only, form));
        if (answer.Page is not { } written)
        {
            await PlainText.AnswerAsync(context, answer.Status, answer.Problem);
            return;
        }

        using var body = written;
        response.ContentType = form.ContentType;
        response.ContentLength = body.Length;
        if (form.Gzip)
            response.Headers.ContentEncoding = "gzip";
        if (!HttpMethods.IsHead(context.Request.Method))
            await sender.SendAsync(context, body);
    }

    private async Task<ScrapeAnswer> CollectAsync(TargetSet current, HttpContext context, string? only, ScrapeForm form)
    {
        if (only is not null && current.Find(only) is null)
            return ScrapeAnswer.Refused(StatusCodes.Status404NotFound, $"The configuration has no such target, but: {string.Join(", ", current.Targets.Select(target => target.Name))}.\n");
        if (page.Self is null && !current.Has(page.Name))
            return ScrapeAnswer.Refused(StatusCodes.Status404NotFound, "No target in the configuration has this page.\n");
        var query = ScrapeQuery.Read(context.Request.Query, page, current.CollectorsOf(page.Name, only), out var problem);
        if (problem.Length > 0)
            return ScrapeAnswer.Refused(StatusCodes.Status400BadRequest, problem);
        var budget = ScrapeBudget.Of(context.Request.Headers[ScrapeBudget.Header], current.Policy.Timeout, current.Policy.TimeoutOffset);
        var snapshots = await current.CollectAsync(new PageRequest(page.Name, query.Collectors), budget, context.RequestAborted, only);
        return Write(current, snapshots, only, query.Names, form) is { } body
            ? ScrapeAnswer.Of(body)
            : ScrapeAnswer.Refused(StatusCodes.Status500InternalServerError, "The metrics page could not be written; the log says why.\n");
    }

    /// <returns>Null if it could not be written.</returns>
    private ExpositionBuffer? Write(TargetSet current, Snapshot[] snapshots, string? only, IReadOnlySet<string>? names, ScrapeForm form)
    {
        try
        {
            var families = page.Order.Merge([.. snapshots.Select(snapshot => snapshot.Families), page.Self?.Collect(current, only) ?? []]);
            if (names is not null)
                families = [.. families.Where(family => names.Contains(family.Metric.Name))];
            int duplicates;
            var body = form.IsForPeople && only is not null
                ? PageBody.Write(ProbeLog.Write(snapshots.FirstOrDefault(), current.Find(only)!.Status), page.Text, families, out duplicates)
                : PageBody.Write(form.Format.IsOpenMetrics ? page.OpenMetrics : page.Text, families, form.Gzip, out duplicates);
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
