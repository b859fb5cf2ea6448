using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Tests.Shared;

namespace Probes.Tests.Nats.Client;

/// <summary>A monitoring port on loopback that answers as a test says, byte by byte if it must be.</summary>
internal sealed class MonitorPort : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Func<Stream, string, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    /// <param name="answer">Gets the connection and a request's head.</param>
    public MonitorPort(Func<Stream, string, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The heads of the requests that came, without their last empty line.</summary>
    public List<string> Heads { get; } = [];

    public IEnumerable<string> Paths => Heads.Select(head => head.Split(' ')[1]);

    /// <summary>The certificate that it shows; null: no TLS.</summary>
    public Issued? Certificate { get; init; }

    public bool WantsCertificate { get; init; }

    public SslProtocols Protocol { get; init; } = SslProtocols.Tls13;

    public Uri Address => new($"{(Certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>One that answers every request with this status and body, and keeps connections.</summary>
    public static MonitorPort Answering(int status, string body) => new((stream, _, closing) => SendAsync(stream, status, body, closing));

    public static Task SendAsync(Stream stream, int status, string body, CancellationToken closing, string more = "") =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{more}\r\n{body}"), closing).AsTask();

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
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
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
                await using var stream = await SecureAsync(client.GetStream());
                while (await HeadAsync(stream) is { } head)
                {
                    lock (Heads)
                        Heads.Add(head);
                    await _answer(stream, head, _closing.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or AuthenticationException or ObjectDisposedException)
            {
                // The client left, or the test ends.
            }
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (Certificate is null)
            return stream;
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = Certificate.Load(),
            EnabledSslProtocols = Protocol,
            ClientCertificateRequired = WantsCertificate,
            RemoteCertificateValidationCallback = (_, shown, _, _) => !WantsCertificate || shown is not null,
        }, _closing.Token);
        return secured;
    }

    private async Task<string?> HeadAsync(Stream stream)
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (await stream.ReadAsync(one, _closing.Token) > 0)
        {
            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
                return head.ToString(0, head.Length - 4);
        }

        return null;
    }
}
