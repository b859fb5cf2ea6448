using System.Buffers.Binary;
using System.Text;

namespace Simulator.RocketMq.Protocol;

/// <summary>Both header forms. fastjson writes the fields alphabetically and leaves out those that are null.</summary>
internal static class ReplyHeaders
{
    public static void WriteJson(ReplyWriter writer, int opaque, int version, int code, string? remark, string? extFields)
    {
        writer.Raw("{\"code\":"u8).Number(code);
        if (extFields is not null)
        {
            writer.Raw(",\"extFields\":"u8).Text(extFields);
        }

        writer.Raw(",\"flag\":1,\"language\":\"JAVA\",\"opaque\":"u8).Number(opaque);
        if (remark is not null)
        {
            writer.Raw(",\"remark\":"u8).Quoted(Escape(remark));
        }

        writer.Raw(",\"serializeTypeCurrentRPC\":\"JSON\",\"version\":"u8).Number(version).Raw("}"u8);
    }

    /// <summary>Ext fields are left out: no answer given here that has some is compared in binary form.</summary>
    public static void WriteBinary(PooledBuffer buffer, int opaque, int version, int code, string? remark)
    {
        var remarkLength = remark is null ? 0 : Encoding.UTF8.GetByteCount(remark);
        var room = buffer.Room(21 + remarkLength)[..(21 + remarkLength)];
        room.Clear();
        BinaryPrimitives.WriteInt16BigEndian(room, (short)code);
        BinaryPrimitives.WriteInt16BigEndian(room[3..], (short)version);
        BinaryPrimitives.WriteInt32BigEndian(room[5..], opaque);
        BinaryPrimitives.WriteInt32BigEndian(room[9..], 1);
        BinaryPrimitives.WriteInt32BigEndian(room[13..], remarkLength);
        if (remark is not null)
        {
            Encoding.UTF8.GetBytes(remark, room[17..]);
        }

        buffer.Advance(21 + remarkLength);
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal);
}
