using System.Net;
using System.Net.Sockets;
using System.Text;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats.Client;

/// <summary>Says of an exception why a monitoring port gave no document, and what to look at.</summary>
internal static class MonitorFailure
{
    /// <summary>Of a body that explains an error, this much is repeated.</summary>
    private const int Quoted = 120;

    public static ProbeException OfStatus(HttpStatusCode status, ReadOnlySpan<byte> body) => status switch
    {
        HttpStatusCode.Unauthorized => new ProbeException(FailureKind.Auth, "401: somebody before the monitoring port wants credentials (username, password or bearer_token)"),
        HttpStatusCode.Forbidden => new ProbeException(FailureKind.Forbidden, "403: these credentials may not read it"),
        HttpStatusCode.NotFound => new ProbeException(FailureKind.Unsupported, "404: this server does not have it, or has an http_base_path (add it to the address)"),
        _ => new ProbeException(FailureKind.Broker, $"status {(int)status}: {Text(body)}"),
    };

    /// <param name="exception">What was thrown.</param>
    /// <param name="question">Who was asked for what.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="isLate">Whether that time was up.</param>
    /// <param name="secured">Whether it was asked over TLS.</param>
    public static ProbeException Of(Exception exception, string question, TimeSpan timeout, bool isLate, bool secured)
    {
        var (kind, why) = exception switch
        {
            ProbeException known => (known.Kind, known.Message),
            ProtocolException malformed => (FailureKind.Protocol, malformed.Message),
            OperationCanceledException when isLate => (FailureKind.Timeout, $"no answer within {timeout.TotalSeconds:0.###} s"),
            OperationCanceledException => (FailureKind.Timeout, "no answer before the scrape's deadline"),
            HttpRequestException { InnerException: { } inner } request => OfConnection(request, secured ? TlsFailure.OfConnection(inner, heard: true, secured) : inner),
            HttpRequestException request => (FailureKind.Protocol, Malformed(request.Message)),
            // In the middle of a document.
            HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or IOException { InnerException: SocketException } =>
                (FailureKind.Unreachable, $"the connection was lost: {exception.Message}"),
            HttpIOException => (FailureKind.Protocol, exception.Message),
            _ => (FailureKinds.Of(exception), exception.Message),
        };
        return new ProbeException(kind, $"{question}: {why}", exception);
    }

    private static (FailureKind Kind, string Why) OfConnection(HttpRequestException request, Exception inner) => inner switch
    {
        TlsException => (FailureKind.Tls, inner.Message),
        TimeoutException => (FailureKind.Timeout, inner.Message),
        SocketException => (FailureKind.Unreachable, inner.Message),
        ProbeException probe => (probe.Kind, probe.Message),
        FileException => (FailureKind.Tls, inner.Message),
        _ when request.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.Unknown && inner is IOException =>
            (FailureKind.Unreachable, $"the connection was lost: {inner.Message}"),
        _ => (FailureKind.Protocol, Malformed($"{request.Message} {inner.Message}")),
    };

    // What is no HTTP is repeated in the message, however long it is.
    private static string Malformed(string message) =>
        message.Contains("'INFO {", StringComparison.Ordinal) ? "that is the port for clients; the monitoring port is the server's http_port"
        : message.Length <= 2 * Quoted ? message
        : message[..(2 * Quoted)] + "…";

    private static string Text(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Quoted)]).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "no reason given" : new string([.. text.Where(character => !char.IsControl(character))]);
    }
}
