using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http;

/// <summary>Every sentence that this folder can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The metrics page could not be written.")]
    public static partial void PageBroke(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A client did not take its page of {Bytes} bytes within {Seconds} s, and was let go.")]
    public static partial void ClientTooSlow(ILogger logger, int bytes, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The request for {Path} broke.")]
    public static partial void RequestBroke(ILogger logger, string path, Exception exception);
}
