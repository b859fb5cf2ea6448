using BrokerExporter.Collection;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>
/// One target by itself, for a scrape configuration that has a scrape for each. Only targets of the configuration: what
/// would dial any address that it is given, with an account of ours, is a way in.
/// </summary>
internal sealed class ProbeEndpoint(MetricsEndpoint metrics, LiveTargets targets)
{
    private const string Usage = "Which target? /probe?target=NAME, with one of: ";

    public Task AnswerAsync(HttpContext context) => context.Request.Query["target"] is [{ Length: > 0 } name]
        ? metrics.AnswerAsync(context, name, isForPeople: context.Request.Query["debug"] == "true")
        : PlainText.AnswerAsync(context, StatusCodes.Status400BadRequest, $"{Usage}{string.Join(", ", targets.Current.Targets.Select(target => target.Name))}.\n");
}
