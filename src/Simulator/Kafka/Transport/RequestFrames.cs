using System.Buffers;
using System.Buffers.Binary;
using Probes.Transport;

namespace Simulator.Kafka.Transport;

/// <summary>Cuts what a client sends into requests: four bytes of length, then as many.</summary>
internal static class RequestFrames
{
    /// <summary>socket.request.max.bytes.</summary>
    private const int MaxBytes = 104_857_600;

    /// <returns>Null: it is not whole yet.</returns>
    /// <exception cref="ProtocolException">A length that no request has: brokers close the connection.</exception>
    public static byte[]? Take(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < 4)
        {
            return null;
        }

        Span<byte> head = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length is < 0 or > MaxBytes)
        {
            throw new ProtocolException($"a request of {length} bytes (at most {MaxBytes})");
        }

        if (buffer.Length < 4 + length)
        {
            return null;
        }

        var frame = buffer.Slice(4, length).ToArray();
        buffer = buffer.Slice(4 + length);
        return frame;
    }
}
