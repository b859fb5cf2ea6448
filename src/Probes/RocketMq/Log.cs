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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Server {Peer} of target {Target} refuses the exporter's account (auth): {Reason}: {Advice}.")]
    public static partial void AccountRefused(ILogger logger, string target, string peer, string reason, string advice);

    [LoggerMessage(Level = LogLevel.Information, Message = "Server {Peer} of target {Target} takes the exporter's account again.")]
    public static partial void AccountAccepted(ILogger logger, string target, string peer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Server {Peer} of target {Target} does not let the exporter ask {Request} (forbidden): {Reason}: {Advice}.")]
    public static partial void RequestForbidden(ILogger logger, string target, string peer, string request, string reason, string advice);

    [LoggerMessage(Level = LogLevel.Information, Message = "Server {Peer} of target {Target} answers {Request} again.")]
    public static partial void RequestAllowed(ILogger logger, string target, string peer, string request);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Target {Target} takes any certificate (tls.insecure_skip_verify): who stands between it and its servers can read and forge everything.")]
    public static partial void CertificatesNotVerified(ILogger logger, string target);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of target {Target} cannot be used ({Problem}); what was read before stays in use.")]
    public static partial void FileNotUsable(ILogger logger, string target, string problem);
    [LoggerMessage(Level = LogLevel.Warning, Message = "The canary of target {Target} does not come through broker {Broker} ({Reason}): {Message}.")]
    public static partial void CanaryFails(ILogger logger, string target, string broker, string reason, string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "The canary of target {Target} comes through broker {Broker} again.")]
    public static partial void CanaryWorks(ILogger logger, string target, string broker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The canary of target {Target} broke at broker {Broker}.")]
    public static partial void CanaryBroke(ILogger logger, string target, string broker, Exception exception);
}
