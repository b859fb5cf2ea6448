using System.Buffers;
using System.Buffers.Binary;

namespace Simulator.RocketMq.Transport;

/// <summary>Bytes received and not yet taken as frames.</summary>
internal sealed class FrameBuffer : IDisposable
{
    /// <summary>com.rocketmq.remoting.frameMaxLength: a server closes the connection over a longer request.</summary>
    private const int MaxFrame = 16 * 1024 * 1024;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int end;

    /// <summary>A frame longer than a server takes was announced.</summary>
    public bool IsBroken { get; private set; }

    public Memory<byte> Room()
    {
        if (start > 0)
        {
            bytes.AsSpan(start, end - start).CopyTo(bytes);
            end -= start;
            start = 0;
        }

        if (end == bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
            bytes.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return bytes.AsMemory(end);
    }

    public void Received(int count) => end += count;

    /// <summary>The next whole frame without its length, valid until <see cref="Room"/>.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        if (end - start < 4)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(start));
        if (length is < 4 or > MaxFrame)
        {
            IsBroken = true;
            return false;
        }

        if (end - start < 4 + length)
        {
            return false;
        }

        frame = bytes.AsMemory(start + 4, length);
        start += 4 + length;
        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }
}
