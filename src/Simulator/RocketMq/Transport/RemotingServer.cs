using System.Net;
using System.Net.Sockets;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Transport;

/// <summary>A listening server. It can be stopped and started again on the same port.</summary>
internal sealed class RemotingServer : IAsyncDisposable
{
    private const int SillyVersion = 9999;
    private readonly IRequestHandler handler;
    private readonly ServerOptions options;
    private readonly Lock gate = new();
    private Listening? listening;
    private Socket? reserved;
    private Fault fault = Fault.None;
    private bool wanted;

    public RemotingServer(IRequestHandler handler, ServerOptions options, int port)
    {
        this.handler = handler;
        this.options = options;
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
    }

    public IPEndPoint EndPoint { get; private set; }

    public RequestCounts Requests { get; } = new();

    public ServerOptions Options => options;

    public bool IsListening => Volatile.Read(ref listening) is not null;

    public Fault Fault
    {
        get => Volatile.Read(ref fault);
        set
        {
            lock (gate)
            {
                fault = value;
                Follow();
            }
        }
    }

    public void Start()
    {
        lock (gate)
        {
            wanted = true;
            Follow();
        }
    }

    /// <summary>Closes the listener and every connection, as the end of a process does.</summary>
    public void Stop()
    {
        lock (gate)
        {
            wanted = false;
            Follow();
        }
    }

    public async ValueTask DisposeAsync()
    {
        var last = Volatile.Read(ref listening);
        Stop();
        if (last is not null)
        {
            await last.Ended;
        }

        lock (gate)
        {
            reserved?.Dispose();
            reserved = null;
        }
    }

    public bool Answer(RemotingRequest request, ReplyWriter reply) => handler.Answer(request, reply);

    public TimeSpan WaitFor(RemotingRequest request) => handler.WaitFor(request);

    public ReplyDialect Dialect(int requestCode) => new(
        options.Flavor,
        options.Binary,
        Fault.KindFor(requestCode) == FaultKind.WrongVersion ? SillyVersion : options.Flavor.VersionOrdinal);

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

    private void Follow()
    {
        var listen = wanted && fault.Kind != FaultKind.Refuse;
        if (listen && listening is null)
        {
            // Bound and never listening: while this server is stopped, nobody else gets its port.
            reserved ??= Bind();
            EndPoint = (IPEndPoint)reserved.LocalEndPoint!;
            var socket = Bind();
            socket.Listen(1024);
            listening = new Listening(this, socket);
        }
        else if (!listen && listening is not null)
        {
            listening.Dispose();
            listening = null;
        }
    }
}
