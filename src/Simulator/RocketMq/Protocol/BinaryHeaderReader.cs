using System.Buffers.Binary;
using System.Text;

namespace Simulator.RocketMq.Protocol;

/// <summary>RocketMQSerializable.rocketMQProtocolDecode, for requests.</summary>
internal static class BinaryHeaderReader
{
    public static void Read(ReadOnlySpan<byte> header, RemotingRequest request)
    {
        request.Code = BinaryPrimitives.ReadInt16BigEndian(header);
        request.Version = BinaryPrimitives.ReadInt16BigEndian(header[3..]);
        request.Opaque = BinaryPrimitives.ReadInt32BigEndian(header[5..]);
        request.Flag = BinaryPrimitives.ReadInt32BigEndian(header[9..]);
        var remarkLength = BinaryPrimitives.ReadInt32BigEndian(header[13..]);
        var rest = header[(17 + remarkLength)..];
        var extLength = BinaryPrimitives.ReadInt32BigEndian(rest);
        rest = rest.Slice(4, extLength);
        while (!rest.IsEmpty)
        {
            var nameLength = BinaryPrimitives.ReadInt16BigEndian(rest);
            var name = Encoding.UTF8.GetString(rest.Slice(2, nameLength));
            rest = rest[(2 + nameLength)..];
            var valueLength = BinaryPrimitives.ReadInt32BigEndian(rest);
            request.AddExtField(name, Encoding.UTF8.GetString(rest.Slice(4, valueLength)));
            rest = rest[(4 + valueLength)..];
        }
    }
}
