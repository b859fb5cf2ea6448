using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Simulator.Nats;

/// <summary>
/// An application's connection to a real server, for one caller at a time. It asked for no headers, and what it sends and is sent has no
/// line ends, so that every message is two lines: <c>MSG subject sid [reply] bytes</c> and the payload.
/// </summary>
internal sealed class NatsClient : IDisposable
{
    // Its own: what one application is sent and does not read would fill the server's buffers for it, until the server ends the connection.
    private readonly string inbox = $"_INBOX.simulator.{Guid.NewGuid():N}";
    private readonly TcpClient tcp = new() { NoDelay = true };
    private NetworkStream stream = null!;
    private StreamReader lines = null!;

    private NatsClient()
    {
    }

    /// <param name="server">Where to.</param>
    /// <param name="name">What it calls itself.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<NatsClient> ConnectAsync(IPEndPoint server, string name, CancellationToken cancellation)
    {
        var client = new NatsClient();
        try
        {
            await client.tcp.ConnectAsync(server, cancellation);
            client.stream = client.tcp.GetStream();
            client.lines = new StreamReader(client.stream, Encoding.UTF8);
            await client.SendAsync($$"""CONNECT {"verbose":false,"pedantic":false,"headers":false,"lang":"simulator","version":"1","name":"{{name}}"}""" + "\r\n", cancellation);
            await client.SendAsync($"SUB {client.inbox} 1\r\n", cancellation);
            await client.FlushAsync(cancellation);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Publishes so many messages; done when the server has them.</summary>
    public async Task PublishAsync(string subject, int count, CancellationToken cancellation)
    {
        var message = $"PUB {subject} {StreamPlan.MessageSize}\r\n{new string('x', StreamPlan.MessageSize)}\r\n";
        await SendAsync(new StringBuilder(message.Length * count).Insert(0, message, count).ToString(), cancellation);
        await FlushAsync(cancellation);
    }

    /// <summary>Asks JetStream's API.</summary>
    public async Task<string> AskAsync(string api, string body, CancellationToken cancellation)
    {
        await SendAsync($"PUB $JS.API.{api} {inbox} {body.Length}\r\n{body}\r\n", cancellation);
        return (await ReadMessageAsync(cancellation)).Payload;
    }

    /// <summary>Fetches what is there of so many messages and acknowledges it.</summary>
    public async Task FetchAsync(string of, string consumer, int count, CancellationToken cancellation)
    {
        var body = $$"""{"batch":{{count}},"no_wait":true}""";
        await SendAsync($"PUB $JS.API.CONSUMER.MSG.NEXT.{of}.{consumer} {inbox} {body.Length}\r\n{body}\r\n", cancellation);
        for (var fetched = 0; fetched < count; fetched++)
        {
            var (acknowledge, _) = await ReadMessageAsync(cancellation);
            if (acknowledge.Length == 0)
            {
                // The status "no more messages", without the header that would say so.
                return;
            }

            await SendAsync($"PUB {acknowledge} 4\r\n+ACK\r\n", cancellation);
        }
    }

    public void Dispose()
    {
        lines?.Dispose();
        tcp.Dispose();
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        await SendAsync("PING\r\n", cancellation);
        while (await ReadLineAsync(cancellation) is not "PONG")
        {
        }
    }

    private async Task<(string Reply, string Payload)> ReadMessageAsync(CancellationToken cancellation)
    {
        string[] words;
        do
        {
            words = (await ReadLineAsync(cancellation)).Split(' ');
        }
        while (words[0] is not "MSG");
        return (words.Length == 5 ? words[3] : "", await ReadLineAsync(cancellation));
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var line = await lines.ReadLineAsync(cancellation) ?? throw new IOException("The NATS server has closed the connection.");
            if (line.StartsWith("-ERR", StringComparison.Ordinal))
            {
                throw new IOException("The NATS server says: " + line);
            }

            if (line != "PING")
            {
                return line;
            }

            await SendAsync("PONG\r\n", cancellation);
        }
    }

    private Task SendAsync(string text, CancellationToken cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();
}
