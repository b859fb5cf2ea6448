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
    WebConfig web, StatusEndpoint status, MetricsEndpoint metrics, IReadOnlyDictionary<string, MetricsEndpoint> compatPages, TargetEndpoints endpoints, ILogger logger)
{
    private readonly WebPaths _paths = new(web);

    private readonly FrozenDictionary<string, RequestDelegate> _table =
        new KeyValuePair<string, RequestDelegate>[]
        {
            new("/-/healthy", Text("Healthy.\n")),
            new("/live", Text("Healthy.\n")),
            new("/health", Text("Healthy.\n")),
            new("/-/ready", Text("Ready.\n")),
            new("/ready", Text("Ready.\n")),
            new("/probe", endpoints.Probe.AnswerAsync),
            new("/targets", endpoints.Discovery.AnswerAsync),
            new("/config", endpoints.Config.AnswerAsync),
        }
        .Concat(status.Routes)
        .Concat(compatPages.Select(page => KeyValuePair.Create<string, RequestDelegate>(CompatPath(page.Key), page.Value.AnswerAsync)))
        // Last, so that it wins where the user has chosen one of the paths above.
        .Append(KeyValuePair.Create<string, RequestDelegate>(web.TelemetryPath, metrics.AnswerAsync))
        .GroupBy(route => route.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(routes => routes.Key, routes => routes.Last().Value, StringComparer.Ordinal);

    // What changes something is no page that a browser or a scraper may come across.
    private readonly FrozenDictionary<string, RequestDelegate> _commands =
        new KeyValuePair<string, RequestDelegate>[] { new("/-/reload", endpoints.Reload.AnswerAsync) }.ToFrozenDictionary(StringComparer.Ordinal);

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
        var path = context.Request.Path.Value ?? "";
        if (_paths.RedirectFrom(path) is { } landing)
        {
            context.Response.Redirect(landing);
            return Task.CompletedTask;
        }

        if (_commands.TryGetValue(_paths.Find(path) ?? "", out var command))
            return CommandAsync(context, command);
        if (!_table.TryGetValue(_paths.Find(path) ?? "", out var answer))
            return PlainText.AnswerAsync(context, StatusCodes.Status404NotFound, "There is nothing here; the metrics are at " + _paths.Link(web.TelemetryPath) + "\n");
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return answer(context);

        context.Response.Headers.Allow = "GET, HEAD";
        return PlainText.AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD.\n");
    }

    private static Task CommandAsync(HttpContext context, RequestDelegate command)
    {
        if (HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method))
            return command(context);
        context.Response.Headers.Allow = "POST, PUT";
        return PlainText.AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "Only POST and PUT.\n");
    }

    private static RequestDelegate Text(string text) =>
        context => PlainText.AnswerAsync(context, StatusCodes.Status200OK, text);
}
