using System.Net.Sockets;

namespace Simulator.Kafka.Transport;

/// <summary>One life of a listener: its socket and the connections it has accepted.</summary>
internal sealed class KafkaListening : IDisposable
{
    private readonly Func<Socket, CancellationToken, Task> serve;
    private readonly Socket listener;
    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<Task> connections = [];

    public KafkaListening(Socket listener, Func<Socket, CancellationToken, Task> serve)
    {
        this.serve = serve;
        this.listener = listener;
        Ended = AcceptAsync(stop.Token);
    }

    /// <summary>Done when the last connection is closed.</summary>
    public Task Ended { get; }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(cancellation).ConfigureAwait(false);
                socket.NoDelay = true;
                connections.RemoveWhere(task => task.IsCompleted);
                connections.Add(Task.Run(() => serve(socket, cancellation), CancellationToken.None));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }

        await Task.WhenAll(connections).ConfigureAwait(false);
    }
}
