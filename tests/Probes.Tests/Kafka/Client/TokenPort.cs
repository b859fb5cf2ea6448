using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Probes.Tests.Kafka.Client;

/// <summary>A token endpoint on a loopback port that says what a test wants it to.</summary>
internal sealed class TokenPort : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;

    public TokenPort(Func<(int Status, string Body)?> answer)
    {
        Answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Func<(int Status, string Body)?> Answer { get; set; }

    public X509Certificate2? Certificate { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}/oauth2/token");

    /// <summary>The requests that came, head and body.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
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
            while (!_closing.IsCancellationRequested)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (OperationCanceledException)
        {
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            Stream stream = client.GetStream();
            if (Certificate is not null)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _closing.Token);
                stream = secured;
            }

            Asked.Enqueue(await RequestAsync(stream));
            if (Answer() is not var (status, body))
            {
                await Task.Delay(Timeout.Infinite, _closing.Token);
                return;
            }

            await stream.WriteAsync(
                Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nLocation: http://elsewhere/\r\nConnection: close\r\n\r\n{body}"),
                _closing.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other side left, or the test is over.
        }
    }

    private async Task<string> RequestAsync(Stream stream)
    {
        var text = "";
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, _closing.Token);
            if (count == 0)
                throw new IOException("the client left");
            text += Encoding.ASCII.GetString(buffer, 0, count);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))?["Content-Length: ".Length..];
            if (end >= 0 && length is not null && text.Length >= end + 4 + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture))
                return text;
        }
    }
}
