using System.Buffers;
using System.Buffers.Binary;
using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// Asks and waits, one request at a time, while it is not known yet who is there. Reads not one byte too many: what comes after is the
/// pipeline's. What is no Kafka is recognised by the length that it would have.
/// </summary>
internal sealed class GreetingStream(Stream stream, bool secured, PeerStatistics statistics)
{
    /// <summary>A broker's versions are 600 bytes, a token's answer less.</summary>
    private const int Longest = 1024 * 1024;

    private int _lastId;
    private bool _heard;

    /// <exception cref="ProtocolException">That was no answer.</exception>
    /// <exception cref="ProbeException">The broker closed the connection, or is none.</exception>
    /// <exception cref="TlsException">The broker ended TLS.</exception>
    public async Task<T> AskAsync<T>(KafkaRequest<T> request, short version, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var output = new ArrayBufferWriter<byte>();
        Frames.WriteRequest(output, request, version, id, KafkaWire.ClientId);
        statistics.CountRequest(request.Key.ToString());
        var frame = await ExchangeAsync(output.WrittenMemory, request.Key, cancellationToken);
        if (Frames.CorrelationIdOf(frame) is var answered && answered != id)
            throw new ProtocolException($"an answer with the correlation id {answered} where {id} is due");
        return Frames.ReadResponse(frame, request, version);
    }

    private async Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> request, ApiKey key, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request, cancellationToken);
            statistics.CountSent(request.Length);
            var prefix = await ReadAsync(4, key, cancellationToken);
            return await ReadAsync(LengthOf(prefix), key, cancellationToken);
        }
        catch (IOException exception)
        {
            throw TlsFailure.OfConnection(exception, heard: true, secured) is TlsException tls ? tls : Closed(key, exception);
        }
    }

    private async Task<byte[]> ReadAsync(int count, ApiKey key, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(at), cancellationToken);
            if (read == 0)
                throw at > 0 ? new ProtocolException($"the stream ended after {at} of {count} bytes") : Closed(key, inner: null);
            _heard = true;
            statistics.CountReceived(read);
            at += read;
        }

        return bytes;
    }

    private static int LengthOf(byte[] prefix)
    {
        // RFC 8446, section 5.1: alert(21), a version of 03 and something, and the upper half of a length that is 2.
        if (prefix is [0x15, 0x03, _, 0x00])
            throw new ProbeException(FailureKind.Tls, "the broker answered with a TLS alert: this listener speaks TLS (set tls.enabled: true, or use the port of a plain listener)");
        if (prefix.AsSpan().SequenceEqual("HTTP"u8))
            throw new ProbeException(FailureKind.Protocol, "the answer is HTTP: that is not a Kafka broker's port");
        var length = BinaryPrimitives.ReadInt32BigEndian(prefix);
        return length is >= 4 and <= Longest ? length : throw new ProtocolException($"a frame announces {length} bytes; that is not a Kafka broker's port, or there is TLS on it");
    }

    private ProbeException Closed(ApiKey key, IOException? inner) => new(
        FailureKind.Unreachable,
        key switch
        {
            ApiKey.ApiVersions when !_heard => "the broker closed the connection over the first request: it may " + (secured
                ? "want a client certificate (tls.cert_file), or be older than Kafka 0.10"
                : "want TLS (tls.enabled), or be older than Kafka 0.10"),
            ApiKey.ApiVersions => "the broker closed the connection over the first request",
            _ => "the broker closed the connection in the midst of authentication, without a reason",
        },
        inner ?? new IOException("the connection ended"));
}
