using Microsoft.Extensions.Logging;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>Every sentence that Kafka's canary can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The exporter created the topic {Topic} with {Partitions} partitions for the canary of target {Target}.")]
    public static partial void CanaryCreated(ILogger logger, string target, string topic, int partitions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Broker {Broker} of target {Target} leads no partition of the canary's topic {Topic}: nothing is sent through it until it does.")]
    public static partial void CanaryLeadsNothing(ILogger logger, string target, int broker, string topic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The canary of target {Target} cannot be sent ({Reason}): {Message}.")]
    public static partial void CanaryHindered(ILogger logger, string target, string reason, string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The canary of target {Target} does not come through broker {Broker} ({Reason}): {Message}.")]
    public static partial void CanaryFails(ILogger logger, string target, int broker, string reason, string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "The canary of target {Target} comes through broker {Broker} again.")]
    public static partial void CanaryWorks(ILogger logger, string target, int broker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The canary of target {Target} broke at broker {Broker}.")]
    public static partial void CanaryBroke(ILogger logger, string target, int broker, Exception exception);
}
