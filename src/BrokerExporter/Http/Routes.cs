using System.Collections.Frozen;
using BrokerExporter.Configuration;
using BrokerExporter.Http.StatusPages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http;

/// <summary>
/// The table of paths. Health and readiness are this process's alone: a pod that turned unready because its broker is
/// away would take <c>messaging_up 0</c> with it.
/// </summary>
internal sealed class Routes(
    WebConfig web, StatusEndpoint status, MetricsEndpoint metrics, IReadOnlyDictionary<string, MetricsEndpoint> compatPages, ILogger logger)
{
    private readonly FrozenDictionary<string, RequestDelegate> _table =
        new KeyValuePair<string, RequestDelegate>[]
        {
            new("/-/healthy", Text("Healthy.\n")),
            new("/live", Text("Healthy.\n")),
            new("/health", Text("Healthy.\n")),
            new("/-/ready", Text("Ready.\n")),
            new("/ready", Text("Ready.\n")),
        }
        .Concat(status.Routes)
        .Concat(compatPages.Select(page => KeyValuePair.Create<string, RequestDelegate>(CompatPath(page.Key), page.Value.AnswerAsync)))
        // Last, so that it wins where the user has chosen one of the paths above.
        .Append(KeyValuePair.Create<string, RequestDelegate>(web.TelemetryPath, metrics.AnswerAsync))
        .GroupBy(route => route.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(routes => routes.Key, routes => routes.Last().Value, StringComparer.Ordinal);

    /// <summary>The path of a page with another exporter's names.</summary>
    public static string CompatPath(string page) => $"/compat/{page}/metrics";

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await FindAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.RequestBroke(logger, context.Request.Path, exception);
            await PlainText.AnswerAsync(context, StatusCodes.Status500InternalServerError, "The request broke; the log says why.\n");
        }
    }

    private Task FindAsync(HttpContext context)
    {
        // What is read here is true for this moment only.
        context.Response.Headers.CacheControl = "no-store";
        if (!_table.TryGetValue(context.Request.Path.Value ?? "", out var answer))
            return PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, "There is nothing here; the metrics are at " + web.TelemetryPath + "\n");
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return answer(context);

        context.Response.Headers.Allow = "GET, HEAD";
        return PlainText.AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD.\n");
    }

    private static RequestDelegate Text(string text) =>
        context => PlainText.AnswerAsync(context, StatusCodes.Status200OK, text);
}
