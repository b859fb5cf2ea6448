using System.Net.Sockets;

namespace Probes.Transport;

/// <summary>
/// Opens TCP connections, and secures them if told to, within one time limit. A name with several addresses is tried
/// address by address.
/// </summary>
internal sealed class Dialer(TimeProvider time, TlsClient? tls = null)
{
    /// <exception cref="TimeoutException">Nobody answered within the limit.</exception>
    /// <exception cref="SocketException">Refused, unreachable, or the name is unknown.</exception>
    /// <exception cref="TlsException">Somebody answered, but there is no TLS with them.</exception>
    public async Task<Stream> DialAsync(Endpoint endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var awaited = "connection";
        try
        {
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, either.Token);
            awaited = "TLS handshake";
            var stream = new NetworkStream(socket, ownsSocket: true);
            return tls is null ? stream : await tls.HandshakeAsync(stream, endpoint.Host, either.Token);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new TimeoutException($"no {awaited} within {timeout.TotalSeconds:0.###} s");
            throw;
        }
    }
}
