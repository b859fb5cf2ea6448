using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Probes.Kafka.Protocol;

/// <summary>Writes the primitive types of the Kafka protocol in one version of one message; the counterpart of <see cref="KafkaReader"/>.</summary>
internal sealed class KafkaWriter(IBufferWriter<byte> output, short version, bool isFlexible)
{
    /// <summary>The message's version.</summary>
    public short Version => version;

    public bool IsFlexible => isFlexible;

    public void Boolean(bool value) => Int8(value ? (sbyte)1 : (sbyte)0);

    public void Int8(sbyte value) => Raw([(byte)value]);

    public void Int16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(output.GetSpan(2), value);
        output.Advance(2);
    }

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public void Uuid(Guid value)
    {
        value.TryWriteBytes(output.GetSpan(16), bigEndian: true, out _);
        output.Advance(16);
    }

    public void Error(ErrorCode value) => Int16((short)value);

    public void UnsignedVarint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
            Raw([(byte)(value | 0x80)]);
        Raw([(byte)value]);
    }

    public void Varlong(long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        for (; zigzag >= 0x80; zigzag >>= 7)
            Raw([(byte)(zigzag | 0x80)]);
        Raw([(byte)zigzag]);
    }

    public void String(string? value)
    {
        var length = value is null ? -1 : Encoding.UTF8.GetByteCount(value);
        if (length > short.MaxValue)
            throw new ArgumentException($"a string of {length} bytes (at most {short.MaxValue})", nameof(value));
        if (isFlexible)
            UnsignedVarint((uint)(length + 1));
        else
            Int16((short)length);
        if (value is not null)
            output.Advance(Encoding.UTF8.GetBytes(value, output.GetSpan(length)));
    }

    /// <summary>Bytes, which are not null.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Length(value.Length);
        Raw(value);
    }

    public void Array<T>(ImmutableArray<T> items, Action<KafkaWriter, T> write)
    {
        Length(items.Length);
        foreach (var item in items)
            write(this, item);
    }

    public void NullableArray<T>(ImmutableArray<T>? items, Action<KafkaWriter, T> write)
    {
        if (items is { } given)
            Array(given, write);
        else
            Length(-1);
    }

    public void ByTopic<T>(ImmutableArray<ByTopic<T>> topics, Action<KafkaWriter, T> partition) => Array(topics, (item, topic) =>
    {
        item.String(topic.Name);
        item.Array(topic.Partitions, partition);
        item.Tags();
    });

    public void Int32s(ImmutableArray<int> items) => Array(items, static (writer, item) => writer.Int32(item));

    public void Strings(ImmutableArray<string> items) => Array(items, static (writer, item) => writer.String(item));

    /// <summary>Ends a structure without tagged fields.</summary>
    public void Tags()
    {
        if (isFlexible)
            UnsignedVarint(0);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void Length(int length)
    {
        if (isFlexible)
            UnsignedVarint((uint)(length + 1));
        else
            Int32(length);
    }
}
