using Microsoft.Extensions.Logging;
using Probes.RocketMq.Collectors.Brokers;

namespace Probes.RocketMq;

/// <summary>Every sentence that the RocketMQ probe can log.</summary>
internal static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Broker {Broker}/{BrokerId} of target {Target}, advertised at {Address}, did not answer ({Kind}): {Reason}. If the address cannot be reached from here, map it in address_map.")]
    public static partial void BrokerDown(
        ILogger logger, string target, string broker, long brokerId, string address, string kind, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Broker {Broker}/{BrokerId} of target {Target}, advertised at {Address}, answered with an error ({Kind}): {Reason}.")]
    public static partial void BrokerRefused(
        ILogger logger, string target, string broker, long brokerId, string address, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Broker {Broker}/{BrokerId} of target {Target}, advertised at {Address}, answers again.")]
    public static partial void BrokerUp(ILogger logger, string target, string broker, long brokerId, string address);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lane for {Lane} broke.")]
    public static partial void LaneBroke(ILogger logger, string lane, Exception exception);
}
