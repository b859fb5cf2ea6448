using System.Text;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>An answer of a few words.</summary>
internal static class PlainText
{
    public static Task AnswerAsync(HttpContext context, int status, string text) =>
        AnswerAsync(context, status, text, "text/plain; charset=utf-8");

    public static async Task AnswerAsync(HttpContext context, int status, string text, string contentType)
    {
        var body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
