using System.Buffers;
using System.Text;
using Probes.Nats.Protocol.Wire;

namespace Probes.Tests.Nats.Wire;

/// <summary>Bytes of a server, as one piece or in many, and what is read from them.</summary>
internal static class Sent
{
    /// <summary>The text cut into segments of so many bytes, as they may arrive.</summary>
    public static ReadOnlySequence<byte> InPieces(ReadOnlySpan<byte> bytes, int size)
    {
        if (bytes.Length <= size)
            return new ReadOnlySequence<byte>(bytes.ToArray());
        var first = new Segment(bytes[..size].ToArray(), null);
        var last = first;
        for (var at = size; at < bytes.Length; at += size)
            last = new Segment(bytes[at..Math.Min(at + size, bytes.Length)].ToArray(), last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    public static ReadOnlySequence<byte> Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The one operation that a text is.</summary>
    public static ServerOperation Operation(string text)
    {
        var buffer = Of(text);
        Assert.True(OperationReader.TryRead(ref buffer, new WireLimits(), out var operation));
        Assert.True(buffer.IsEmpty);
        return operation;
    }

    public static string Text(ReadOnlySequence<byte> bytes) => Encoding.UTF8.GetString(bytes.ToArray());

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, Segment? previous)
        {
            Memory = bytes;
            RunningIndex = previous is null ? 0 : previous.RunningIndex + previous.Memory.Length;
            previous?.Next = this;
        }
    }
}
