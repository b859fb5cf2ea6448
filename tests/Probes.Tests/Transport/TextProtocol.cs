using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Probes.Transport;

namespace Probes.Tests.Transport;

/// <summary>A protocol for tests: length, number, text. Number -1 answers nothing, -2 is malformed; "unwritable" cannot be asked.</summary>
internal sealed class TextProtocol : IPipelineProtocol<string>
{
    public void Write(IBufferWriter<byte> output, string request, int correlationId)
    {
        if (request == "unwritable")
            throw new ProtocolException("cannot be written");
        output.Write(Frame(correlationId, request));
    }

    public int? CorrelationId(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt32BigEndian(frame) switch
    {
        -1 => null,
        -2 => throw new ProtocolException("malformed"),
        var id => id,
    };

    public static string Read(ReadOnlySpan<byte> frame) => Encoding.UTF8.GetString(frame[4..]);

    public static byte[] Frame(int id, string text)
    {
        var frame = new byte[8 + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), id);
        Encoding.UTF8.GetBytes(text, frame.AsSpan(8));
        return frame;
    }

    /// <summary>The next frame that a peer of this protocol gets.</summary>
    public static async Task<(int Id, string Text)> NextAsync(Stream stream)
    {
        var prefix = new byte[4];
        await stream.ReadExactlyAsync(prefix);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix)];
        await stream.ReadExactlyAsync(frame);
        return (BinaryPrimitives.ReadInt32BigEndian(frame), Read(frame));
    }
}
