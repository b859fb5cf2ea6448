using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Says of an exception why there is no connection.</summary>
internal static class ConnectFailure
{
    public static ProbeException At(ServerAddress address, ProbeException failure) =>
        new(failure.Kind, $"{address.Endpoint}: {failure.Message}", failure);

    public static ProbeException Of(Exception exception, bool isSecured)
    {
        var shown = exception is IOException and not EndOfStreamException ? TlsFailure.OfConnection(exception, heard: true, isSecured) : exception;
        return shown as ProbeException ?? new ProbeException(FailureKinds.Of(shown), shown.Message, exception);
    }

    /// <summary>Which of two failures says more to somebody who has to do something.</summary>
    public static ProbeException MoreTelling(ProbeException? one, ProbeException other) =>
        one is not null && Rank(one.Kind) >= Rank(other.Kind) ? one : other;

    private static int Rank(FailureKind kind) => kind switch
    {
        FailureKind.Auth or FailureKind.Forbidden => 5,
        FailureKind.Tls => 4,
        FailureKind.Protocol or FailureKind.Broker => 3,
        FailureKind.Timeout => 2,
        FailureKind.Unreachable => 1,
        _ => 0,
    };
}
