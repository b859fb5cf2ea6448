using Microsoft.Extensions.Logging;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Every sentence that the connection to the system account can log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Target {Target} is connected to {Server} ({Peer}), version {Version}.")]
    public static partial void Connected(ILogger logger, string target, string server, Endpoint peer, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Target {Target} has no connection to the system account ({Kind}): {Reason}.")]
    public static partial void NotConnected(ILogger logger, string target, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Target {Target}: {Peer} is about to stop; another server is looked for.")]
    public static partial void Leaving(ILogger logger, string target, Endpoint peer);
}
