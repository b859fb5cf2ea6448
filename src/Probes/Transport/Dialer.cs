using System.Net.Sockets;

namespace Probes.Transport;

/// <summary>Opens TCP connections within a time limit. A name with several addresses is tried address by address.</summary>
internal sealed class Dialer(TimeProvider time)
{
    /// <exception cref="TimeoutException">Nobody answered within the limit.</exception>
    /// <exception cref="SocketException">Refused, unreachable, or the name is unknown.</exception>
    public async Task<Stream> DialAsync(Endpoint endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new TimeoutException($"no connection within {timeout.TotalSeconds:0.###} s");
            throw;
        }
    }
}
