using System.Net.Sockets;
using Probes.Transport;

namespace Probes.Contract;

/// <summary>Translates what was thrown into the word that metrics and logs say; the only place that does.</summary>
public static class FailureKinds
{
    public static FailureKind Of(Exception exception) => exception switch
    {
        ProbeException probe => probe.Kind,
        ProtocolException => FailureKind.Protocol,
        TlsException or IOException { InnerException: TlsException } => FailureKind.Tls,
        // A connection that was given up because the peer fell silent takes the requests behind it along.
        OperationCanceledException or TimeoutException or IOException { InnerException: TimeoutException } => FailureKind.Timeout,
        SocketException or IOException => FailureKind.Unreachable,
        _ => FailureKind.Internal,
    };

    /// <summary>The label value: <c>unreachable</c>, <c>timeout</c>, …</summary>
    public static string Label(this FailureKind kind) => kind switch
    {
        FailureKind.Unreachable => "unreachable",
        FailureKind.Timeout => "timeout",
        FailureKind.Tls => "tls",
        FailureKind.Auth => "auth",
        FailureKind.Forbidden => "forbidden",
        FailureKind.Protocol => "protocol",
        FailureKind.Unsupported => "unsupported",
        FailureKind.Broker => "broker",
        _ => "internal",
    };
}
