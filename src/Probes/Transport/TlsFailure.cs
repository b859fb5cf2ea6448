using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace Probes.Transport;

/// <summary>What the exceptions of <see cref="System.Net.Security.SslStream"/> mean, which name their own insides.</summary>
internal static class TlsFailure
{
    /// <summary>Why there was no handshake, when it was not us who refused.</summary>
    public static string OfHandshake(Exception exception) => ErrorIn(exception) is { } error
        ? IsAlert(error) ? $"the peer refused the TLS handshake: {error}" : $"the TLS handshake failed: {error}"
        : IsClosing(exception)
            ? "the peer closed the connection during the TLS handshake; it may not speak TLS"
            : "the peer's answer to the TLS handshake is not TLS; it may not speak it";

    /// <summary>
    /// What ended a connection. A peer that refuses our certificate says so only after a TLS 1.3 handshake; one that wants TLS
    /// and does not get it says nothing.
    /// </summary>
    /// <param name="reason">What reading or writing threw.</param>
    /// <param name="heard">Whether the peer has ever sent a byte.</param>
    /// <param name="secured">Whether there is TLS on the connection.</param>
    public static Exception OfConnection(Exception reason, bool heard, bool secured)
    {
        if (secured && ErrorIn(reason) is { } error)
            return new TlsException(IsAlert(error) ? $"the peer refused the TLS connection: {error}" : $"TLS failed: {error}", reason);
        return heard || reason is not IOException
            ? reason
            : new IOException("the peer closed it without an answer; it may " + (secured ? "want another client certificate" : "demand TLS"), reason);
    }

    // OpenSSL's "error:0A00045C:SSL routines::tlsv13 alert certificate required", at the bottom of several wrappers.
    private static string? ErrorIn(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is CryptographicException && inner.Message.LastIndexOf("::", StringComparison.Ordinal) is var at and >= 0)
                return inner.Message[(at + 2)..];
        }

        return exception is AuthenticationException { InnerException: { } cause } && cause is not IOException ? cause.Message : null;
    }

    // An alert is what the other side sends; everything else is our own finding.
    private static bool IsAlert(string error) => error.Contains("alert", StringComparison.Ordinal);

    private static bool IsClosing(Exception exception) => exception is IOException && exception.GetBaseException() is IOException or SocketException;
}
