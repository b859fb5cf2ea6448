using System.Collections.ObjectModel;
using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// A header as RocketMQSerializable writes it: int16 code, byte language, int16 version, int32 opaque, int32 flag,
/// int32 length + remark, int32 length + ext fields, each int16 length + name, int32 length + value.
/// </summary>
internal static class BinaryHeader
{
    public static int? ReplyOpaque(ReadOnlySpan<byte> header)
    {
        var reader = new BigEndianReader(header);
        reader.Take(5);
        var opaque = reader.ReadInt32();
        return (reader.ReadInt32() & 1) == 0 ? null : opaque;
    }

    public static RemotingHeader Read(ReadOnlySpan<byte> header)
    {
        var reader = new BigEndianReader(header);
        var code = reader.ReadInt16();
        var language = reader.Take(1)[0];
        var version = reader.ReadInt16();
        var opaque = reader.ReadInt32();
        var flag = reader.ReadInt32();
        // A length of zero, or less, means that there is none: rocketMQProtocolDecode.
        var remark = reader.ReadInt32() is > 0 and var remarkLength ? Encoding.UTF8.GetString(reader.Take(remarkLength)) : null;
        var extFields = reader.ReadInt32() is > 0 and var extLength ? reader.Take(extLength) : default;
        return new RemotingHeader
        {
            Code = code,
            Opaque = opaque,
            Flag = flag,
            Version = new MqVersion(version),
            Remark = remark,
            Language = LanguageCode.NameOf(language),
            ExtFields = ReadExtFields(extFields),
            SerializeType = SerializeType.RocketMq,
        };
    }

    private static IReadOnlyDictionary<string, string> ReadExtFields(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return ReadOnlyDictionary<string, string>.Empty;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new BigEndianReader(bytes);
        while (!reader.IsAtEnd)
        {
            var name = Encoding.UTF8.GetString(reader.Take(reader.ReadInt16()));
            fields[name] = Encoding.UTF8.GetString(reader.Take(reader.ReadInt32()));
        }
        return fields;
    }
}
