using Microsoft.Extensions.Logging;

namespace BrokerExporter;

/// <summary>Every sentence that this folder can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Version {Version} listens on {Address} for {Targets} target(s).")]
    public static partial void Started(ILogger logger, string version, Uri address, int targets);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping.")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped.")]
    public static partial void Stopped(ILogger logger);
}
