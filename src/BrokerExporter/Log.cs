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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Configuration: {Warning}.")]
    public static partial void ConfigWarning(ILogger logger, string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "The configuration was read again: {Kept} target(s) kept, {Begun} begun, {Ended} ended.")]
    public static partial void Reloaded(ILogger logger, int kept, int begun, int ended);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has changed in the section(s) {Sections} takes effect after a restart.")]
    public static partial void NeedsRestart(ILogger logger, string sections);

    [LoggerMessage(Level = LogLevel.Error, Message = "Configuration: {Mistake}.")]
    public static partial void Mistake(ILogger logger, string mistake);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading the configuration again broke.")]
    public static partial void ReloadBroke(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The configuration has {Mistakes} mistake(s) and was not taken; the one before stays in use.")]
    public static partial void NotReloaded(ILogger logger, int mistakes);
}
