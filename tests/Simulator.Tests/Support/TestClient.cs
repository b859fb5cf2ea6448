using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Simulator.RocketMq;

namespace Simulator.Tests.Support;

/// <summary>A bare connection: writes request frames, reads answer frames.</summary>
internal sealed class TestClient : IDisposable
{
    public const int StrictVersion = 401;
    private readonly TcpClient tcp = new();

    private TestClient()
    {
    }

    public NetworkStream Stream => tcp.GetStream();

    public static async Task<TestClient> ConnectAsync(IPEndPoint endPoint)
    {
        var client = new TestClient();
        await client.tcp.ConnectAsync(endPoint);
        return client;
    }

    public static async Task<Reply> AskAsync(ISimulatedServer server, int code, params (string Name, string Value)[] extFields)
    {
        using var client = await ConnectAsync(server.EndPoint);
        await client.SendAsync(Request(code, 1, StrictVersion, extFields));
        return await client.ReadAsync();
    }

    /// <summary>With a body, as requests that send something have.</summary>
    public static async Task<Reply> AskAsync(ISimulatedServer server, int code, byte[] body, params (string Name, string Value)[] extFields)
    {
        using var client = await ConnectAsync(server.EndPoint);
        byte[] frame = [.. Request(code, 1, StrictVersion, extFields), .. body];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        await client.SendAsync(frame);
        return await client.ReadAsync();
    }

    public static byte[] Request(int code, int opaque, int version = StrictVersion, params (string Name, string Value)[] extFields)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["code"] = code,
            ["extFields"] = extFields.ToDictionary(field => field.Name, field => field.Value),
            ["flag"] = 0,
            ["language"] = "JAVA",
            ["opaque"] = opaque,
            ["version"] = version,
        });
        return Frame(0, header);
    }

    public static byte[] Request(int code, int opaque, byte[] body)
    {
        var frame = Request(code, opaque).Concat(body).ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        return frame;
    }

    public static byte[] BinaryRequest(short code, int opaque, params (string Name, string Value)[] extFields)
    {
        var ext = new List<byte>();
        foreach (var (name, value) in extFields)
        {
            ext.AddRange([0, (byte)name.Length, .. Encoding.UTF8.GetBytes(name), 0, 0, 0, (byte)value.Length, .. Encoding.UTF8.GetBytes(value)]);
        }

        var header = new byte[21 + ext.Count];
        BinaryPrimitives.WriteInt16BigEndian(header, code);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(3), StrictVersion);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(5), opaque);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(17), ext.Count);
        ext.CopyTo(header, 21);
        return Frame(1, header);
    }

    public Task SendAsync(params byte[][] frames) => Stream.WriteAsync(frames.SelectMany(frame => frame).ToArray()).AsTask();

    public async Task<Reply> ReadAsync()
    {
        var length = new byte[4];
        await Stream.ReadExactlyAsync(length);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await Stream.ReadExactlyAsync(frame);
        return Reply.Parse(frame);
    }

    public void Dispose() => tcp.Dispose();

    private static byte[] Frame(int type, byte[] header)
    {
        var frame = new byte[8 + header.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, 4 + header.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), (type << 24) | header.Length);
        header.CopyTo(frame, 8);
        return frame;
    }
}
