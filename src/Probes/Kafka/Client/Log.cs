using Microsoft.Extensions.Logging;

namespace Probes.Kafka.Client;

/// <summary>Every sentence that the connections to Kafka can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "No connection to {Peer} of target {Target} ({Kind}): {Reason}. {Advice}.")]
    public static partial void NoConnection(ILogger logger, string target, string peer, string kind, string reason, string advice);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to {Peer} of target {Target} again.")]
    public static partial void Connected(ILogger logger, string target, string peer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target} does not take the exporter's account (auth), says {Peer}: {Reason}. {Advice}.")]
    public static partial void AccountRefused(ILogger logger, string target, string peer, string reason, string advice);

    [LoggerMessage(Level = LogLevel.Information, Message = "Target {Target} takes the exporter's account again.")]
    public static partial void AccountAccepted(ILogger logger, string target);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no TLS with target {Target} (tls), as seen at {Peer}: {Reason}. {Advice}.")]
    public static partial void NoTls(ILogger logger, string target, string peer, string reason, string advice);

    [LoggerMessage(Level = LogLevel.Information, Message = "There is TLS with target {Target} again.")]
    public static partial void Tls(ILogger logger, string target);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Target {Target} takes any certificate (tls.insecure_skip_verify): who stands between it and its brokers can read and forge everything.")]
    public static partial void CertificatesNotVerified(ILogger logger, string target);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Target {Target} sends its {Secret} without TLS (sasl.mechanism {Mechanism}): who listens can read it. Set tls.enabled, or use SCRAM.")]
    public static partial void SecretInTheClear(ILogger logger, string target, string secret, string mechanism);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Brokers {Brokers} of target {Target} are all reached at {Address}, which can be one of them only: what is asked of the others is wrong. Check what they advertise, and address_map.")]
    public static partial void SharedAddress(ILogger logger, string target, string brokers, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of target {Target} cannot be used ({Problem}); what was read before stays in use.")]
    public static partial void FileNotUsable(ILogger logger, string target, string problem);
}
