using Microsoft.Extensions.Logging;

namespace BrokerExporter.Otlp;

/// <summary>Every sentence that this folder can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics are pushed to {Endpoint} every {Interval}.")]
    public static partial void Pushing(ILogger logger, string endpoint, TimeSpan interval);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Metrics cannot be pushed to {Endpoint} ({Result}): {Reason}.")]
    public static partial void Failing(ILogger logger, string endpoint, string result, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics are pushed to {Endpoint} again.")]
    public static partial void Recovered(ILogger logger, string endpoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "A push of metrics broke.")]
    public static partial void PushBroke(ILogger logger, Exception exception);
}
