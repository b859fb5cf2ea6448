using System.Buffers.Binary;
using System.Text;
using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>A message in the form of the commit log: MessageExtEncoder, version 1, both hosts IPv4.</summary>
internal static class StoredMessage
{
    private const int Fixed = 91;
    private const uint Magic = 0xDAA320A7;

    /// <summary>127.0.0.1:10911.</summary>
    private static readonly byte[] Host = [127, 0, 0, 1, 0, 0, 0x2A, 0x9F];

    public static byte[] Encode(string topic, int queue, long offset, SentMessage message)
    {
        var (name, properties) = (Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(message.Properties));
        var bytes = new byte[Fixed + message.Body.Length + name.Length + properties.Length];
        var at = bytes.AsSpan();
        Int32(ref at, bytes.Length);
        Int32(ref at, unchecked((int)Magic));
        Int32(ref at, Crc(message.Body));
        Int32(ref at, queue);
        Int32(ref at, 0);
        Int64(ref at, offset);
        Int64(ref at, message.CommitLogOffset);
        Int32(ref at, 0);
        Int64(ref at, message.BornAt);
        Bytes(ref at, Host);
        Int64(ref at, message.StoredAt);
        Bytes(ref at, Host);
        Int32(ref at, 0);
        Int64(ref at, 0);
        Int32(ref at, message.Body.Length);
        Bytes(ref at, message.Body);
        Bytes(ref at, [(byte)name.Length]);
        Bytes(ref at, name);
        Bytes(ref at, [(byte)(properties.Length >> 8), (byte)properties.Length]);
        Bytes(ref at, properties);
        return bytes;
    }

    /// <summary>UtilAll.crc32: java.util.zip.CRC32 without its highest bit.</summary>
    public static int Crc(ReadOnlySpan<byte> body)
    {
        var crc = uint.MaxValue;
        foreach (var value in body)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return (int)(~crc & 0x7FFFFFFF);
    }

    private static void Int32(ref Span<byte> at, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, value);
        at = at[4..];
    }

    private static void Int64(ref Span<byte> at, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(at, value);
        at = at[8..];
    }

    private static void Bytes(ref Span<byte> at, scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(at);
        at = at[value.Length..];
    }
}
