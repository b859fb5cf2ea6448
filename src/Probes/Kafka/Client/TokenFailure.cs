using System.Net;
using Probes.Contract;
using Probes.Kafka.Protocol.Sasl;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>Why a token endpoint issued no token, and what to look at.</summary>
internal static class TokenFailure
{
    public static ProbeException OfStatus(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        var reason = TokenGrant.ErrorIn(body) is { } error ? $"status {(int)status}, {BrokerWords.Of(error)}" : $"status {(int)status}";
        return status switch
        {
            // RFC 6749, section 5.2: 400 for everything, 401 for a client that is not known.
            HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new ProbeException(FailureKind.Auth, $"it issues no token ({reason}): check client_id, client_secret and scope"),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests => new ProbeException(FailureKind.Unreachable, $"it is not well ({reason})"),
            _ => new ProbeException(FailureKind.Unreachable, $"it is not there ({reason}): check token_url"),
        };
    }

    public static TokenException Of(Exception exception, Uri url, TimeSpan timeout)
    {
        var (kind, why) = exception switch
        {
            ProbeException known => (known.Kind, known.Message),
            ProtocolException malformed => (FailureKind.Protocol, malformed.Message),
            OperationCanceledException => (FailureKind.Timeout, $"no answer within {timeout.TotalSeconds:0.###} s"),
            HttpRequestException { InnerException: { } inner and (TlsException or TimeoutException or System.Net.Sockets.SocketException) } =>
                (FailureKinds.Of(inner), inner.Message),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } request => (FailureKind.Protocol, request.Message),
            _ => (FailureKind.Unreachable, exception.Message),
        };
        return new TokenException(kind, $"the token endpoint {url.GetLeftPart(UriPartial.Path)}: {why}", exception);
    }
}
