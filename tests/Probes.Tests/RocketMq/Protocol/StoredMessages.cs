using System.Buffers.Binary;
using System.Text;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>
/// Stored messages made by hand after MessageDecoder in apache/rocketmq: the recorded sets have none, since nothing of ours pulled
/// when they were made.
/// </summary>
internal static class StoredMessages
{
    public const int StoredAt = 1_700_000_000;

    public static byte[] Make(
        string topic = "T", string body = "hello", string properties = "KEYS\u0001k\u0002TAGS\u0001t\u0002", bool bornHostIs6 = false, bool storeHostIs6 = false, bool second = false)
    {
        var name = Encoding.UTF8.GetBytes(topic);
        var content = Encoding.UTF8.GetBytes(body);
        var text = Encoding.UTF8.GetBytes(properties);
        var flag = (bornHostIs6 ? 16 : 0) | (storeHostIs6 ? 32 : 0);
        byte[] rest =
        [
            .. second ? [0xDA, 0xA3, 0x20, 0xAB] : (byte[])[0xDA, 0xA3, 0x20, 0xA7],
            .. Int32(0x36, 0x10, 0xA6, 0x86), .. Int32(3), .. Int32(0), .. Int64(77), .. Int64(123456), .. Int32(flag),
            .. Int64(StoredAt - 1), .. Host(bornHostIs6), .. Int64(StoredAt), .. Host(storeHostIs6), .. Int32(0), .. Int64(0),
            .. Int32(content.Length), .. content,
            .. second ? Int16(name.Length) : [(byte)name.Length], .. name,
            .. Int16(text.Length), .. text,
        ];
        return [.. Int32(rest.Length + 4), .. rest];
    }

    private static byte[] Host(bool is6) => [.. is6 ? new byte[16] : [127, 0, 0, 1], .. Int32(10911)];

    private static byte[] Int16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)value);
        return bytes;
    }

    private static byte[] Int32(params byte[] bytes) => bytes;

    private static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Int64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
