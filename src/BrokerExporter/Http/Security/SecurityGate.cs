using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http.Security;

/// <summary>What stands before all answers: the rate limit, the headers, the passwords, in the toolkit's order.</summary>
/// <param name="file">What is in force.</param>
/// <param name="open">Paths that need no password and are not limited: of a probe that would kill the process for either.</param>
/// <param name="time">For the limit.</param>
/// <param name="logger">Takes what must not happen.</param>
internal sealed class SecurityGate(WebSecurityFile file, FrozenSet<string> open, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Logins _logins = new();
    private readonly RateLimiter _limiter = new(time);

    /// <summary>What is in force.</summary>
    public WebSecurity Current => file.Current();

    /// <param name="context">The request.</param>
    /// <param name="answer">Answers it, if it is let in.</param>
    public async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        try
        {
            if (await IsLetInAsync(context, file.Current().Settings))
                await answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.GateBroke(logger, exception);
            await PlainText.AnswerAsync(context, StatusCodes.Status500InternalServerError, "The request broke; the log says why.\n");
        }
    }

    public void Dispose() => _logins.Dispose();

    private async ValueTask<bool> IsLetInAsync(HttpContext context, WebSettings settings)
    {
        var isOpen = open.Contains(context.Request.Path.Value ?? "");
        if (!isOpen && !_limiter.MayPass(settings.RateLimit))
        {
            await PlainText.AnswerAsync(context, StatusCodes.Status429TooManyRequests, "Too Many Requests\n");
            return false;
        }

        foreach (var (name, value) in settings.Headers)
            context.Response.Headers[name] = value;
        if (isOpen || settings.Users.IsEmpty)
            return true;
        switch (await _logins.JudgeAsync(settings.Users, context.Request.Headers.Authorization, context.RequestAborted))
        {
            case LoginVerdict.Welcome:
                return true;
            case LoginVerdict.Busy:
                context.Response.Headers.RetryAfter = "10";
                await PlainText.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many passwords wait to be checked.\n");
                return false;
            default:
                context.Response.Headers.WWWAuthenticate = "Basic";
                await PlainText.AnswerAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized\n");
                return false;
        }
    }
}
