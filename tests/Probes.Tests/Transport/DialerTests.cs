using System.Net;
using System.Net.Sockets;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Transport;

public sealed class DialerTests
{
    [Theory(Timeout = 10_000)]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_port_that_listens_is_reached(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var stream = await new Dialer(TimeProvider.System).DialAsync(
            new Endpoint(host, ((IPEndPoint)listener.LocalEndpoint).Port), TimeSpan.FromSeconds(5), CancellationToken.None);
        using var peer = await listener.AcceptTcpClientAsync();
        await stream.WriteAsync(new byte[] { 42 });
        Assert.Equal(42, peer.GetStream().ReadByte());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_closed_port_refuses()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await Assert.ThrowsAsync<SocketException>(() =>
            new Dialer(TimeProvider.System).DialAsync(new Endpoint("127.0.0.1", port), TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    [Fact(Timeout = 10_000)]
    public async Task Nobody_answering_within_the_limit_is_a_time_out()
    {
        using var full = new FullListener();
        var time = new ManualTime();
        var dialling = new Dialer(time).DialAsync(full.Endpoint, TimeSpan.FromSeconds(3), CancellationToken.None);
        await time.TimersAsync(1);
        Assert.False(dialling.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("no connection within 3 s", (await Assert.ThrowsAsync<TimeoutException>(() => dialling)).Message);
    }

    [Fact(Timeout = 10_000)]
    public async Task Being_cancelled_is_no_time_out()
    {
        using var full = new FullListener();
        using var cancel = new CancellationTokenSource();
        var dialling = new Dialer(new ManualTime()).DialAsync(full.Endpoint, TimeSpan.FromSeconds(3), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling);
    }

    /// <summary>A port whose queue of connections is full, so that the kernel answers no more.</summary>
    private sealed class FullListener : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly List<Socket> _filling = [];

        public FullListener()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            for (var i = 0; i < 4; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                _filling.Add(socket);
                try
                {
                    socket.Connect(_listener.LocalEndPoint!);
                }
                catch (SocketException)
                {
                    // Under way, or waiting for ever: both fill the queue.
                }
            }
        }

        public Endpoint Endpoint => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndPoint!).Port);

        public void Dispose()
        {
            foreach (var socket in _filling)
                socket.Dispose();
            _listener.Dispose();
        }
    }
}
