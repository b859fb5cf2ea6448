using System.Text;
using BrokerExporter.Status;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http.StatusPages;

/// <summary>Answers for everything that people look at.</summary>
internal sealed class StatusEndpoint(StatusSource source, StatusPage page, GroupPage groupPage, TimeProvider time)
{
    public const string JsonPath = "/status.json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["/", GroupAddress.Path, JsonPath, .. StatusAssets.All.Keys];

    /// <summary>Its paths, with what answers there.</summary>
    public IEnumerable<KeyValuePair<string, RequestDelegate>> Routes =>
    [
        new("/", PageAsync),
        new(GroupAddress.Path, GroupAsync),
        new(JsonPath, JsonAsync),
        .. StatusAssets.All.Select(asset => KeyValuePair.Create<string, RequestDelegate>(
            asset.Key, context => AnswerAsync(context, StatusCodes.Status200OK, asset.Value.Bytes, asset.Value.ContentType))),
    ];

    private async Task PageAsync(HttpContext context)
    {
        var view = await source.ViewAsync(StatusQueryText.Read(context.Request.Query), context.RequestAborted);
        await AnswerAsync(context, StatusCodes.Status200OK, Encoding.UTF8.GetBytes(page.Write(view)), PageShell.ContentType);
    }

    private async Task GroupAsync(HttpContext context)
    {
        var address = GroupAddress.Read(context.Request.Query);
        var detail = await source.DetailAsync(address.Target, address.IsOf, context.RequestAborted);
        var (status, html) = detail is null
            ? (StatusCodes.Status404NotFound, groupPage.WriteMissing(address))
            : (StatusCodes.Status200OK, groupPage.Write(detail, time.GetUtcNow()));
        await AnswerAsync(context, status, Encoding.UTF8.GetBytes(html), PageShell.ContentType);
    }

    private async Task JsonAsync(HttpContext context)
    {
        var view = await source.ViewAsync(StatusQueryText.Read(context.Request.Query), context.RequestAborted);
        await AnswerAsync(context, StatusCodes.Status200OK, StatusJson.Write(view), "application/json");
    }

    private static async Task AnswerAsync(HttpContext context, int status, byte[] body, string contentType)
    {
        var response = context.Response;
        PageHeaders.AddTo(response.Headers);
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, contentType, body.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
