using Microsoft.Extensions.Logging;

namespace Probes.Contract;

/// <summary>Every sentence that this folder can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Collector {Collector} emitted {Count} series twice; the second ones were left out.")]
    public static partial void DuplicateSeries(ILogger logger, string collector, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Collector {Collector} broke.")]
    public static partial void CollectorBroke(ILogger logger, string collector, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lane for {Lane} broke.")]
    public static partial void LaneBroke(ILogger logger, string lane, Exception exception);
}
