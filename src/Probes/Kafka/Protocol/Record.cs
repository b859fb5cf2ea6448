using System.Buffers;
using System.Collections.Immutable;
using Probes.Transport;

namespace Probes.Kafka.Protocol;

/// <summary>A message in a <see cref="RecordBatch"/>: length attributes timestamp_delta offset_delta key value headers.</summary>
/// <param name="Offset">Its place in the partition; without meaning when it is written.</param>
/// <param name="Timestamp">Unix milliseconds.</param>
/// <param name="Key">Null: none.</param>
/// <param name="Value">Null: none, which deletes the key in a compacted topic.</param>
internal sealed record Record(long Offset, long Timestamp, ImmutableArray<byte>? Key, ImmutableArray<byte>? Value)
{
    public void Write(KafkaWriter writer, long baseTimestamp, int offsetDelta)
    {
        var body = new ArrayBufferWriter<byte>();
        var inner = new KafkaWriter(body, 0, isFlexible: false);
        inner.Int8(0);
        inner.Varlong(Timestamp - baseTimestamp);
        inner.Varlong(offsetDelta);
        WriteBytes(inner, Key);
        WriteBytes(inner, Value);
        inner.Varlong(0);
        writer.Varlong(body.WrittenCount);
        writer.Raw(body.WrittenSpan);
    }

    public static Record Read(ref KafkaReader reader, long baseOffset, long baseTimestamp)
    {
        var body = new KafkaReader(reader.Take(Length(ref reader)), 0, isFlexible: false);
        body.Int8();
        var timestamp = baseTimestamp + body.Varlong();
        return new Record(baseOffset + body.Varlong(), timestamp, ReadBytes(ref body), ReadBytes(ref body));
    }

    private static ImmutableArray<byte>? ReadBytes(ref KafkaReader reader) => Length(ref reader) is var length && length < 0 ? null : [.. reader.Take(length)];

    private static int Length(ref KafkaReader reader)
    {
        var length = reader.Varlong();
        return length is >= -1 and <= int.MaxValue ? (int)length : throw new ProtocolException($"a length of {length} in a record");
    }

    private static void WriteBytes(KafkaWriter writer, ImmutableArray<byte>? bytes)
    {
        writer.Varlong(bytes?.Length ?? -1);
        if (bytes is { } given)
            writer.Raw(given.AsSpan());
    }
}
