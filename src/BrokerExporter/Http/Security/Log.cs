using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http.Security;

/// <summary>Every sentence that this folder can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The web configuration {File}, or a file that it names, has changed and is in use.")]
    public static partial void SecurityRead(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "A changed web configuration cannot be used, and the one before stays in use: {Error}.")]
    public static partial void SecurityBroken(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "In {File}, {Key} has no effect; on this platform the machine's TLS library decides.")]
    public static partial void KeyWithoutEffect(ILogger logger, string file, string key);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client was refused in the handshake: {Reason}.")]
    public static partial void ClientRefused(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request broke before it was let in.")]
    public static partial void GateBroke(ILogger logger, Exception exception);
}
