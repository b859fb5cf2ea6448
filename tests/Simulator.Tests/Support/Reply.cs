using System.Buffers.Binary;
using System.Text;

namespace Simulator.Tests.Support;

/// <summary>One answer frame, taken apart. Binary headers are read as far as tests need them.</summary>
internal sealed record Reply(int HeaderType, string Header, string Body, int Code, int Opaque, int Version, string? Remark)
{
    /// <summary>The body as it came.</summary>
    public byte[] Bytes { get; private init; } = [];

    /// <param name="frame">Without its length.</param>
    public static Reply Parse(ReadOnlySpan<byte> frame)
    {
        var word = BinaryPrimitives.ReadInt32BigEndian(frame);
        var headerLength = word & 0xFFFFFF;
        var header = frame.Slice(4, headerLength);
        var body = Encoding.UTF8.GetString(frame[(4 + headerLength)..]);
        var reply = word >> 24 == 0 ? ParseJson(Encoding.UTF8.GetString(header), body) : ParseBinary(header, body);
        return reply with { Bytes = frame[(4 + headerLength)..].ToArray() };
    }

    private static Reply ParseJson(string header, string body)
    {
        var fields = (LooseObject)LooseJson.Parse(header);
        return new Reply(0, header, body, (int)fields.Number("code"), (int)fields.Number("opaque"), (int)fields.Number("version"), fields.Text("remark"));
    }

    private static Reply ParseBinary(ReadOnlySpan<byte> header, string body)
    {
        var remarkLength = BinaryPrimitives.ReadInt32BigEndian(header[13..]);
        return new Reply(
            1,
            Convert.ToHexString(header),
            body,
            BinaryPrimitives.ReadInt16BigEndian(header),
            BinaryPrimitives.ReadInt32BigEndian(header[5..]),
            BinaryPrimitives.ReadInt16BigEndian(header[3..]),
            remarkLength == 0 ? null : Encoding.UTF8.GetString(header.Slice(17, remarkLength)));
    }
}
