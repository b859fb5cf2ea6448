using System.Net;
using System.Net.Sockets;

namespace Simulator.Kafka.Transport;

/// <summary>A listener that can be stopped and started again on the same port.</summary>
internal sealed class KafkaServer(int port, Func<Socket, CancellationToken, Task> serve) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private KafkaListening? listening;
    private Socket? reserved;

    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.Loopback, port);

    public bool IsListening => Volatile.Read(ref listening) is not null;

    /// <exception cref="SocketException">The port is taken.</exception>
    public void Start()
    {
        lock (gate)
        {
            if (listening is not null)
            {
                return;
            }

            // Bound and never listening: while this server is stopped, nobody else gets its port.
            reserved ??= Bind();
            EndPoint = (IPEndPoint)reserved.LocalEndPoint!;
            var socket = Bind();
            socket.Listen(1024);
            listening = new KafkaListening(socket, serve);
        }
    }

    /// <summary>Closes the listener and every connection, as the end of a process does.</summary>
    public void Stop()
    {
        lock (gate)
        {
            listening?.Dispose();
            listening = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var last = Volatile.Read(ref listening);
        Stop();
        if (last is not null)
        {
            await last.Ended.ConfigureAwait(false);
        }

        lock (gate)
        {
            reserved?.Dispose();
            reserved = null;
        }
    }

    private Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(EndPoint);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
