using BrokerExporter.Collection;
using BrokerExporter.Exposition;
using Microsoft.AspNetCore.Http;
using Probes.Contract;

namespace BrokerExporter.Http;

/// <summary>
/// One target by itself, for a scrape configuration that has a scrape for each. Only targets of the configuration: what
/// would dial any address that it is given, with an account of ours, is a way in.
/// </summary>
internal sealed class ProbeEndpoint(MetricsEndpoint metrics, ServedPage page, LiveTargets targets)
{
    private const string Usage = "Which target? /probe?target=NAME, with one of: ";

    public Task AnswerAsync(HttpContext context)
    {
        var names = context.Request.Query["target"];
        var known = string.Join(", ", targets.Current.Targets.Select(target => target.Name));
        if (names is not [{ Length: > 0 } name])
            return PlainText.AnswerAsync(context, StatusCodes.Status400BadRequest, $"{Usage}{known}.\n");
        if (targets.Current.Find(name) is null)
            return PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, $"The configuration has no such target, but: {known}.\n");
        return context.Request.Query["debug"] == "true" ? DebugAsync(context, name) : metrics.AnswerAsync(context, name);
    }

    private async Task DebugAsync(HttpContext context, string name)
    {
        var (snapshots, status) = await targets.UseAsync(async current =>
        {
            var budget = ScrapeBudget.Of(null, current.Policy.Timeout, current.Policy.TimeoutOffset);
            var collected = await current.CollectAsync(CollectorDescription.MainPage, budget, context.RequestAborted, name);
            return (collected, current.Find(name)?.Status);
        });
        if (snapshots is not [var snapshot] || status is null)
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, "The target has just left the configuration.\n");
            return;
        }

        using var buffer = new ExpositionBuffer(PagePieces.Instance);
        page.Text.Write(page.Order.Merge([snapshot.Families, page.Self?.Collect(name) ?? []]), buffer);
        using var body = new MemoryStream();
        foreach (var piece in buffer.Written)
            body.Write(piece.Span);
        var metricsText = System.Text.Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        await PlainText.AnswerAsync(context, StatusCodes.Status200OK, ProbeLog.Write(snapshot, status) + "\n" + metricsText);
    }
}
