using System.Buffers;
using System.Buffers.Binary;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Frames of RemotingCommand in apache/rocketmq, big endian: int32 length of what follows, int32 of the serialize type (highest
/// byte) and the header's length, header, body. Requests go out with JSON headers, which every server reads; a server
/// answers in the type of the request (4.x) or in the one it is configured for (5.x), so each answer is read by its type byte.
/// </summary>
internal static class RemotingCodec
{
    // The length shares its int32 with the type.
    private const int MaxHeaderLength = 0xFFFFFF;

    public static void WriteRequest(IBufferWriter<byte> output, RemotingRequest request, int opaque)
    {
        var room = output.GetSpan(8 + JsonHeaderWriter.MaxLength(request));
        var header = JsonHeaderWriter.Write(room[8..], request, opaque);
        if (header > MaxHeaderLength)
            throw new ProtocolException($"The request header of {header} bytes is too long.");
        BinaryPrimitives.WriteInt32BigEndian(room, checked(4 + header + request.Body.Length));
        BinaryPrimitives.WriteInt32BigEndian(room[4..], ((int)SerializeType.Json << 24) | header);
        output.Advance(8 + header);
        output.Write(request.Body.Span);
    }

    /// <summary>
    /// The number of the request that a frame (without its length) answers; null if it is no answer but something that the
    /// server asks of a client. Reads no further than it must: <see cref="Read"/> checks the rest.
    /// </summary>
    public static int? ReplyOpaque(ReadOnlySpan<byte> frame)
    {
        var header = Split(frame, out var type, out _);
        return type == SerializeType.Json ? JsonHeader.ReplyOpaque(header) : BinaryHeader.ReplyOpaque(header);
    }

    /// <summary>Takes a frame (without its length) apart.</summary>
    public static RemotingReply Read(ReadOnlySpan<byte> frame)
    {
        var header = Split(frame, out var type, out var body);
        return new RemotingReply(type == SerializeType.Json ? JsonHeader.Read(header) : BinaryHeader.Read(header), body);
    }

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> frame, out SerializeType type, out ReadOnlySpan<byte> body)
    {
        if (frame.Length < 4)
            throw new ProtocolException($"A frame of {frame.Length} bytes has no header.");
        type = (SerializeType)frame[0];
        if (type is not (SerializeType.Json or SerializeType.RocketMq))
            throw new ProtocolException($"The serialize type {frame[0]} is unknown.");
        var length = BinaryPrimitives.ReadInt32BigEndian(frame) & MaxHeaderLength;
        if (length > frame.Length - 4)
            throw new ProtocolException($"A frame of {frame.Length} bytes announces a header of {length} bytes.");
        body = frame[(4 + length)..];
        return frame.Slice(4, length);
    }
}
