using System.Net.Sockets;

namespace Simulator.RocketMq.Transport;

/// <summary>One life of a listener: its socket and the connections it has accepted.</summary>
internal sealed class Listening : IDisposable
{
    private readonly RemotingServer server;
    private readonly Socket listener;
    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<Task> connections = [];

    public Listening(RemotingServer server, Socket listener)
    {
        this.server = server;
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
                server.Requests.CountConnection();
                connections.RemoveWhere(task => task.IsCompleted);
                connections.Add(Task.Run(() => ServeAsync(socket, cancellation), CancellationToken.None));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }

        await Task.WhenAll(connections).ConfigureAwait(false);
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellation)
    {
        using var connection = new RemotingConnection(server, socket);
        await connection.RunAsync(cancellation).ConfigureAwait(false);
    }
}
