using Microsoft.Extensions.Logging;

namespace BrokerExporter.Collection;

/// <summary>Every sentence that this folder can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Target {Target} is up.")]
    public static partial void TargetUp(ILogger logger, string target);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target} is down ({Kind}): {Error}.")]
    public static partial void TargetDown(ILogger logger, string target, string kind, string error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Target {Target} is still down ({Kind}): {Error}.")]
    public static partial void TargetStillDown(ILogger logger, string target, string kind, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Collector {Collector} of target {Target} fails ({Kind}): {Error}.")]
    public static partial void CollectorFails(ILogger logger, string target, string collector, string kind, string error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Collector {Collector} of target {Target} still fails ({Kind}): {Error}.")]
    public static partial void CollectorStillFails(ILogger logger, string target, string collector, string kind, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Collector {Collector} of target {Target} succeeds again.")]
    public static partial void CollectorRecovered(ILogger logger, string target, string collector);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target} has more series than its limit of {Limit}; the rest is left out of {Families}.")]
    public static partial void SeriesDropped(ILogger logger, string target, int limit, string families);

    [LoggerMessage(Level = LogLevel.Information, Message = "Target {Target} is within its limit of {Limit} series again.")]
    public static partial void SeriesWithinLimit(ILogger logger, string target, int limit);

    [LoggerMessage(Level = LogLevel.Error, Message = "The snapshot of target {Target} could not be made.")]
    public static partial void SnapshotBroke(ILogger logger, string target, Exception exception);
}
