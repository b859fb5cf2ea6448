using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>Has the configuration read again, where that is allowed.</summary>
/// <param name="isEnabled">Whether <c>web.enable_lifecycle</c> is on.</param>
/// <param name="reload">Reads it; gives its mistakes.</param>
internal sealed class ReloadEndpoint(bool isEnabled, Func<CancellationToken, Task<ImmutableArray<string>>> reload)
{
    public async Task AnswerAsync(HttpContext context)
    {
        if (!isEnabled)
        {
            await PlainText.AnswerAsync(
                context, StatusCodes.Status403Forbidden, "Reloading by HTTP is off; --web.enable-lifecycle or web.enable_lifecycle switches it on.\n");
            return;
        }

        // Not the request's token: a client that leaves must not leave half of it done.
        var mistakes = await reload(CancellationToken.None);
        if (mistakes.IsEmpty)
            await PlainText.AnswerAsync(context, StatusCodes.Status200OK, "Reloaded.\n");
        else
            await PlainText.AnswerAsync(context, StatusCodes.Status500InternalServerError, string.Concat(mistakes.Select(mistake => mistake + "\n")));
    }
}
