using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>The exporter, as a fake server sees it.</summary>
internal sealed class FakeClient(TcpClient client, CancellationToken closing)
{
    private readonly Queue<(string Subject, string ReplyTo)> _kept = [];
    private Stream _stream = client.GetStream();

    /// <summary>The prefix of the inbox that it subscribed to, without the star.</summary>
    public string Inbox { get; private set; } = "";

    /// <summary>Its CONNECT.</summary>
    public string Login { get; private set; } = "";

    public Task SayAsync(string text) => _stream.WriteAsync(Encoding.Latin1.GetBytes(text), closing).AsTask();

    /// <summary>The next line without its end.</summary>
    public async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < 2 || line[^1] != '\n')
        {
            await _stream.ReadExactlyAsync(one, closing);
            line.Append((char)one[0]);
        }

        return line.ToString()[..^2];
    }

    public async Task SecureAsync(X509Certificate2 certificate)
    {
        var secured = new SslStream(_stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, closing);
        _stream = secured;
    }

    /// <summary>INFO, CONNECT, SUB, PING, PONG.</summary>
    public async Task WelcomeAsync(string info = "")
    {
        await SayAsync($"INFO {{\"server_id\":\"N\",\"server_name\":\"n1\",\"version\":\"2.9.10\",\"headers\":true{info}}} \r\n");
        await LoginAsync();
        await SayAsync("PONG\r\n");
    }

    /// <summary>CONNECT, SUB, PING.</summary>
    public async Task LoginAsync()
    {
        Login = await LineAsync();
        Inbox = (await LineAsync()).Split(' ')[1][..^1];
        Assert.Equal("PING", await LineAsync());
    }

    /// <summary>Waits for a PONG; requests that come before it are kept.</summary>
    public async Task PongAsync()
    {
        while (await LineAsync() is var line && line != "PONG")
            _kept.Enqueue(await RequestOfAsync(line.Split(' ')));
    }

    /// <summary>The next request: its subject, and where its answers are to go.</summary>
    public async Task<(string Subject, string ReplyTo)> RequestAsync()
    {
        if (_kept.TryDequeue(out var kept))
            return kept;
        while (true)
        {
            var words = (await LineAsync()).Split(' ');
            if (words[0] == "HPUB")
                return await RequestOfAsync(words);
        }
    }

    private async Task<(string Subject, string ReplyTo)> RequestOfAsync(string[] words)
    {
        var body = new byte[int.Parse(words[4], System.Globalization.CultureInfo.InvariantCulture) + 2];
        await _stream.ReadExactlyAsync(body, closing);
        return (words[1], words[2]);
    }

    public Task AnswerAsync(string replyTo, string payload) => SayAsync($"MSG {replyTo} 1 {payload.Length}\r\n{payload}\r\n");

    public async Task AnswerAsync(string replyTo, string headers, byte[] payload)
    {
        var block = $"NATS/1.0{headers}\r\n\r\n";
        await SayAsync($"HMSG {replyTo} 1 {block.Length} {block.Length + payload.Length}\r\n{block}");
        await _stream.WriteAsync((byte[])[.. payload, (byte)'\r', (byte)'\n'], closing);
    }

    /// <summary>Says and reads nothing until the end.</summary>
    public Task SilenceAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, closing);

    public void Close() => client.Dispose();
}
