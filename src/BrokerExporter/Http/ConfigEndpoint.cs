using BrokerExporter.Configuration;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>Shows the configuration in effect, whatever it came from.</summary>
internal sealed class ConfigEndpoint(LiveConfig config)
{
    public Task AnswerAsync(HttpContext context) => PlainText.AnswerAsync(context, StatusCodes.Status200OK, config.Current.Text);
}
