using System.Net;
using System.Net.Sockets;
using Probes.Transport;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>A loopback port that speaks NATS as a test wants it to.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Func<FakeClient, Task> _serve;
    private readonly Task _accepting;
    private readonly List<FakeClient> _clients = [];

    public FakeServer(Func<FakeClient, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Endpoint = new Endpoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        _accepting = AcceptAsync();
    }

    public Endpoint Endpoint { get; }

    /// <summary>Connections until now.</summary>
    public int Connections
    {
        get
        {
            lock (_clients)
                return _clients.Count;
        }
    }

    /// <summary>Ends all connections, as a server does that stops; new ones are accepted.</summary>
    public void Drop()
    {
        lock (_clients)
            _clients.ForEach(client => client.Close());
    }

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
            return;
        await _closing.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = new FakeClient(await _listener.AcceptTcpClientAsync(_closing.Token), _closing.Token);
                lock (_clients)
                    _clients.Add(client);
                serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
        }

        Drop();
        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(FakeClient client)
    {
        try
        {
            await _serve(client);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side left, or the test is over.
        }
        finally
        {
            client.Close();
        }
    }
}
