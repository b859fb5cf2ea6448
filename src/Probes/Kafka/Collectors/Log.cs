using Microsoft.Extensions.Logging;

namespace Probes.Kafka.Collectors;

/// <summary>Every sentence that Kafka's collectors can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target} does not let the exporter read {What} (forbidden), e.g. {Example}: its account needs the permission {Permission}.")]
    public static partial void Refused(ILogger logger, string target, string what, string example, string permission);

    [LoggerMessage(Level = LogLevel.Information, Message = "Target {Target} lets the exporter read {What} again.")]
    public static partial void Permitted(ILogger logger, string target, string what);
}
