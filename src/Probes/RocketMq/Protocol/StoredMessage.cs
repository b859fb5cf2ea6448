using System.Text;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// A message as a broker stores it and sends it to whoever pulls (MessageDecoder in apache/rocketmq), big endian: int32 length of
/// all, int32 magic, int32 CRC of the body, int32 queue, int32 flag, int64 queue offset, int64 commit log offset, int32 system
/// flag, int64 born at, host born on, int64 stored at, host stored on, int32 retries, int64 transaction offset, int32 length
/// and body, length and topic (one byte; two with the second magic, 5.x), int16 length and properties. A host is an IPv4
/// address of 4 bytes or, as the system flag says, an IPv6 one of 16, and an int32 port. Timestamps are Unix milliseconds.
/// </summary>
internal sealed record StoredMessage(
    string Topic, int QueueId, long QueueOffset, long StoreTimestamp, byte[] Body, IReadOnlyDictionary<string, string> Properties)
{
    private const int Magic = unchecked((int)0xDAA320A7);

    /// <summary>Topics of more than 127 bytes: MessageVersion.MESSAGE_VERSION_V2.</summary>
    private const int SecondMagic = unchecked((int)0xDAA320AB);

    // org.apache.rocketmq.common.sysflag.MessageSysFlag.
    private const int BornHostIs6 = 1 << 4;
    private const int StoreHostIs6 = 1 << 5;

    /// <summary>The first of the messages in the body of an answer; what is behind it is not looked at.</summary>
    public static StoredMessage ReadFirst(ReadOnlySpan<byte> bytes)
    {
        var length = new BigEndianReader(bytes).ReadInt32();
        var reader = new BigEndianReader(new BigEndianReader(bytes).Take(length));
        reader.ReadInt32();
        var magic = reader.ReadInt32();
        if (magic is not (Magic or SecondMagic))
            throw new ProtocolException($"A stored message begins with the unknown magic 0x{magic:X8}.");
        // The CRC guards the broker's disk; over the wire TCP has its own, and who asks compares the body.
        reader.ReadInt32();
        var queueId = reader.ReadInt32();
        reader.ReadInt32();
        var queueOffset = reader.ReadInt64();
        reader.ReadInt64();
        var flag = reader.ReadInt32();
        reader.ReadInt64();
        SkipHost(ref reader, (flag & BornHostIs6) != 0);
        var storedAt = reader.ReadInt64();
        SkipHost(ref reader, (flag & StoreHostIs6) != 0);
        reader.ReadInt32();
        reader.ReadInt64();
        var body = reader.Take(reader.ReadInt32()).ToArray();
        var topic = Encoding.UTF8.GetString(reader.Take(magic == Magic ? reader.Take(1)[0] : reader.ReadInt16()));
        var properties = reader.ReadInt16() is > 0 and var propertiesLength ? Encoding.UTF8.GetString(reader.Take(propertiesLength)) : "";
        return new StoredMessage(topic, queueId, queueOffset, storedAt, body, MessageProperties.Read(properties));
    }

    private static void SkipHost(ref BigEndianReader reader, bool is6) => reader.Take((is6 ? 16 : 4) + 4);
}
