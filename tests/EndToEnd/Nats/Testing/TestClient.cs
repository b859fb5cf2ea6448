using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Nats.Testing;

/// <summary>A client as simple as can be, for what applications do: publish, subscribe, create streams and consumers, fetch.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(20);

    private readonly TcpClient _tcp = new() { NoDelay = true };
    private Stream _stream = Stream.Null;
    private int _sid;

    /// <param name="server">Where to.</param>
    /// <param name="connect">More keys of CONNECT: <c>"user":"a","pass":"b"</c>.</param>
    public static async Task<TestClient> ConnectAsync(NatsServer server, string connect = "")
    {
        var client = new TestClient();
        await client._tcp.ConnectAsync("127.0.0.1", server.Port);
        client._stream = client._tcp.GetStream();
        await client.LineAsync();
        var more = connect.Length > 0 ? "," + connect : "";
        await client.SendAsync($$"""CONNECT {"verbose":false,"pedantic":false,"headers":true,"no_responders":true,"protocol":1,"lang":"test","version":"1","name":"test"{{more}}}""" + "\r\n");
        await client.FlushAsync();
        return client;
    }

    /// <summary>Publishes as often as said; done when the server has taken them.</summary>
    public async Task PublishAsync(string subject, int count = 1, int size = 10)
    {
        var one = $"PUB {subject} {size}\r\n{new string('x', size)}\r\n";
        await SendAsync(new StringBuilder(one.Length * count).Insert(0, one, count).ToString());
        await FlushAsync();
    }

    public async Task SubscribeAsync(string subject, string queue = "")
    {
        await SendAsync($"SUB {subject} {(queue.Length > 0 ? queue + " " : "")}{++_sid}\r\n");
        await FlushAsync();
    }

    /// <summary>Asks an API of JetStream: <c>STREAM.CREATE.ORDERS</c>. An error fails the test.</summary>
    public async Task<JsonElement> AskJetStreamAsync(string api, string body = "")
    {
        var replies = await RequestAsync("$JS.API." + api, body, 1);
        using var document = JsonDocument.Parse(replies[0]);
        Assert.False(document.RootElement.TryGetProperty("error", out var error), $"{api}: {error}");
        return document.RootElement.Clone();
    }

    /// <summary>Creates a stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="subjects">Such as <c>orders.*</c>.</param>
    /// <param name="replicas">How many copies.</param>
    /// <param name="more">More keys: <c>"max_msgs":10</c>.</param>
    public Task AddStreamAsync(string name, string subjects, int replicas = 1, string more = "\"retention\":\"limits\"") =>
        AskJetStreamAsync($"STREAM.CREATE.{name}", $$"""{"name":"{{name}}","subjects":["{{subjects}}"],"storage":"file","num_replicas":{{replicas}},"discard":"old",{{more}}}""");

    /// <summary>Creates a durable pull consumer.</summary>
    public Task AddConsumerAsync(string stream, string name, string more = "\"ack_policy\":\"explicit\"") => AskJetStreamAsync(
        $"CONSUMER.DURABLE.CREATE.{stream}.{name}",
        $$$"""{"stream_name":"{{{stream}}}","config":{"durable_name":"{{{name}}}","deliver_policy":"all","replay_policy":"instant",{{{more}}}}}""");

    /// <summary>Fetches messages of a pull consumer.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="count">How many; so many must come.</param>
    /// <param name="ack">Whether to acknowledge them.</param>
    public async Task FetchAsync(string stream, string consumer, int count, bool ack = true)
    {
        var acks = new List<string>();
        await RequestAsync($"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}", $$"""{"batch":{{count}},"expires":10000000000}""", count, acks.Add);
        if (ack)
        {
            // The server's answer to each tells that it counts.
            foreach (var subject in acks)
                await RequestAsync(subject, "+ACK", 1);
        }
    }

    /// <summary>Asks, and awaits so many replies.</summary>
    public async Task<IReadOnlyList<string>> RequestAsync(string subject, string body, int replies, Action<string>? onReplyTo = null)
    {
        // Messages of a stream come under their own subjects: the subscription tells whose they are.
        var sid = (++_sid).ToString(CultureInfo.InvariantCulture);
        var inbox = $"_INBOX.test.{sid}";
        await SendAsync($"SUB {inbox} {sid}\r\nPUB {subject} {inbox} {Encoding.UTF8.GetByteCount(body)}\r\n{body}\r\n");
        var bodies = new List<string>();
        while (bodies.Count < replies)
        {
            var words = (await LineAsync()).Split(' ');
            if (words[0] is not ("MSG" or "HMSG"))
                continue;
            var payload = await BytesAsync(int.Parse(words[^1], CultureInfo.InvariantCulture));
            var header = words[0] == "HMSG" ? int.Parse(words[^2], CultureInfo.InvariantCulture) : 0;
            if (words[2] != sid)
                continue;
            Assert.DoesNotContain("503", payload[..header]);
            bodies.Add(payload[header..]);
            if (words.Length - (header > 0 ? 1 : 0) == 5)
                onReplyTo?.Invoke(words[3]);
        }

        await SendAsync($"UNSUB {sid}\r\n");
        return bodies;
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }

    // What was sent before the PING has been taken when the PONG comes.
    private async Task FlushAsync()
    {
        await SendAsync("PING\r\n");
        while (await LineAsync() is not "PONG")
        {
        }
    }

    private Task SendAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private async Task<string> LineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line.Count < 2 || line[^2] != '\r' || line[^1] != '\n')
        {
            await _stream.ReadExactlyAsync(one).AsTask().WaitAsync(_bound);
            line.Add(one[0]);
        }

        var text = Encoding.UTF8.GetString([.. line[..^2]]);
        Assert.False(text.StartsWith("-ERR", StringComparison.Ordinal), text);
        if (text == "PING")
            await SendAsync("PONG\r\n");
        return text;
    }

    private async Task<string> BytesAsync(int count)
    {
        var bytes = new byte[count + 2];
        await _stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(_bound);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
