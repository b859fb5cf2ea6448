using Microsoft.Extensions.Logging;

namespace Probes.Nats;

/// <summary>Every sentence that the NATS probe logs itself.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target}: {Problem}.")]
    public static partial void FileNotUsable(ILogger logger, string target, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target} takes any certificate (tls.insecure_skip_verify): who stands between it and its servers can read and forge everything.")]
    public static partial void CertificatesNotVerified(ILogger logger, string target);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The canary of target {Target} does not come back ({Way}): {Reason}.")]
    public static partial void CanaryFails(ILogger logger, string target, string way, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The canary of target {Target} comes back again ({Way}).")]
    public static partial void CanaryWorks(ILogger logger, string target, string way);
}
