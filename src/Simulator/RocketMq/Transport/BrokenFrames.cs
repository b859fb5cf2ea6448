using System.Buffers.Binary;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Transport;

/// <summary>Bytes that no RocketMQ server sends.</summary>
internal static class BrokenFrames
{
    private const int OneGibibyte = 1 << 30;

    public static void Garbage(PooledBuffer replies, int seed)
    {
        var random = new Random(seed);
        var room = replies.Room(512)[..512];
        random.NextBytes(room);
        replies.Advance(512);
    }

    public static void Oversize(PooledBuffer replies)
    {
        Span<byte> start = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(start, OneGibibyte);
        BinaryPrimitives.WriteInt32BigEndian(start[4..], 96);
        replies.Append(start);
        replies.Append("{\"code\":0,"u8);
    }

    public static void Truncated(PooledBuffer replies, Action<PooledBuffer> writeAnswer)
    {
        var before = replies.Length;
        writeAnswer(replies);
        replies.Truncate(before + ((replies.Length - before) / 2));
    }
}
