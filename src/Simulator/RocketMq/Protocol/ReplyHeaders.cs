using System.Buffers.Binary;
using System.Text;

namespace Simulator.RocketMq.Protocol;

/// <summary>Both header forms. fastjson writes the fields alphabetically and leaves out those that are null.</summary>
internal static class ReplyHeaders
{
    public static void WriteJson(ReplyWriter writer, int opaque, int version, int code, string? remark, KeyValuePair<string, string>[]? extFields)
    {
        writer.Raw("{\"code\":"u8).Number(code);
        if (extFields is not null)
        {
            var fields = extFields.Select(field => $"\"{field.Key}\":\"{ReplyWriter.Escape(field.Value)}\"");
            writer.Raw(",\"extFields\":{"u8).Text(string.Join(',', fields)).Raw("}"u8);
        }

        writer.Raw(",\"flag\":1,\"language\":\"JAVA\",\"opaque\":"u8).Number(opaque);
        if (remark is not null)
        {
            writer.Raw(",\"remark\":"u8).Quoted(remark);
        }

        writer.Raw(",\"serializeTypeCurrentRPC\":\"JSON\",\"version\":"u8).Number(version).Raw("}"u8);
    }

    public static void WriteBinary(PooledBuffer buffer, int opaque, int version, int code, string? remark, KeyValuePair<string, string>[] extFields)
    {
        var remarkLength = remark is null ? 0 : Encoding.UTF8.GetByteCount(remark);
        var room = buffer.Room(17 + remarkLength)[..(17 + remarkLength)];
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

        buffer.Advance(17 + remarkLength);
        WriteBinary(buffer, extFields);
    }

    /// <summary>int32 length of all, then for each int16 length and name, int32 length and value.</summary>
    private static void WriteBinary(PooledBuffer buffer, KeyValuePair<string, string>[] extFields)
    {
        var length = extFields.Sum(field => 6 + Encoding.UTF8.GetByteCount(field.Key) + Encoding.UTF8.GetByteCount(field.Value));
        var room = buffer.Room(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        room = room[4..];
        foreach (var (name, value) in extFields)
        {
            var nameLength = Encoding.UTF8.GetBytes(name, room[2..]);
            BinaryPrimitives.WriteInt16BigEndian(room, (short)nameLength);
            room = room[(2 + nameLength)..];
            var valueLength = Encoding.UTF8.GetBytes(value, room[4..]);
            BinaryPrimitives.WriteInt32BigEndian(room, valueLength);
            room = room[(4 + valueLength)..];
        }

        buffer.Advance(4 + length);
    }
}
