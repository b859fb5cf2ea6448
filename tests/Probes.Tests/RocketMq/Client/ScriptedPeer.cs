using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Client;

/// <summary>What a scripted peer says; null in its place is silence.</summary>
internal sealed record ScriptedReply(int Code = 0, string Body = "{}")
{
    public string? Remark { get; init; }

    public int Version { get; init; } = 409;

    public IReadOnlyDictionary<string, string>? ExtFields { get; init; }

    /// <summary>A body that is no text, in place of the other.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Sent in place of everything else, as a whole frame.</summary>
    public byte[]? Raw { get; init; }

    public byte[] ToFrame(int opaque)
    {
        if (Raw is not null)
            return Raw;
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            ["code"] = Code, ["extFields"] = ExtFields, ["flag"] = 1, ["language"] = "JAVA", ["opaque"] = opaque, ["remark"] = Remark,
            ["serializeTypeCurrentRPC"] = "JSON", ["version"] = Version,
        }.Where(field => field.Value is not null).ToDictionary());
        var body = Bytes ?? Encoding.UTF8.GetBytes(Body);
        var frame = new byte[8 + header.Length + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), header.Length);
        header.CopyTo(frame, 8);
        body.CopyTo(frame, 8 + header.Length);
        return frame;
    }
}

/// <summary>A name server or broker on a loopback port that says what a test wants it to.</summary>
internal sealed class ScriptedPeer : IAsyncDisposable
{
    private readonly Func<RemotingHeader, ScriptedReply?> _answer;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;

    public ScriptedPeer(Func<RemotingHeader, ScriptedReply?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Endpoint Endpoint => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>The requests that came, by code.</summary>
    public ConcurrentQueue<int> Asked { get; } = [];

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        // The loop ends first: a listener that is gone would be an error to it.
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
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Connections++;
                serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        var stream = client.GetStream();
        using var frames = new FrameReader(stream, 1_000_000, static _ => { });
        try
        {
            while (await frames.ReadAsync(_closing.Token) is { } frame)
            {
                var header = RemotingCodec.Read(frame.Span).Header;
                Asked.Enqueue(header.Code);
                if (_answer(header) is { } reply)
                    await stream.WriteAsync(reply.ToFrame(header.Opaque), _closing.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ProtocolException)
        {
            // The other side left, or the test is over.
        }
    }
}
