using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Simulator.Nats;

/// <summary>The monitoring port of a server that is not there: GET, one answer after the other on a connection.</summary>
internal sealed class PlayedServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly Func<string, string?> documents;
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    /// <param name="port">Where it listens; 0: anywhere.</param>
    /// <param name="documents">The document of a path; null: there is none.</param>
    public PlayedServer(int port, Func<string, string?> documents)
    {
        this.documents = documents;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.RemoveAll(connection => connection.IsCompleted);
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var lines = new StreamReader(stream, Encoding.ASCII);
                while (await lines.ReadLineAsync(end.Token) is { Length: > 0 } request)
                {
                    while (await lines.ReadLineAsync(end.Token) is { Length: > 0 })
                    {
                    }

                    await stream.WriteAsync(Answer(request), end.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client has left, or the play is over.
            }
        }
    }

    private byte[] Answer(string request)
    {
        var words = request.Split(' ');
        var body = words.Length == 3 && words[0] == "GET" ? documents(words[1].Split('?')[0]) : null;
        var status = body is null ? "404 Not Found" : "200 OK";
        body ??= "404 page not found\n";
        return Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
