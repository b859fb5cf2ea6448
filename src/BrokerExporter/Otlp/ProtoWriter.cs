using System.Buffers.Binary;
using System.Text;

namespace BrokerExporter.Otlp;

/// <summary>
/// Writes the wire format of protobuf (https://protobuf.dev/programming-guides/encoding/): the few types that metrics need.
/// </summary>
internal sealed class ProtoWriter
{
    private const int _varint = 0;
    private const int _fixed64 = 1;
    private const int _lengthDelimited = 2;
    private const int _longestVarint = 10;

    private byte[] _bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    public void Varint(int field, ulong value)
    {
        Varint(Tag(field, _varint));
        Varint(value);
    }

    public void Fixed64(int field, ulong value)
    {
        Varint(Tag(field, _fixed64));
        BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);
        Length += sizeof(ulong);
    }

    public void Double(int field, double value) => Fixed64(field, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A lone surrogate becomes U+FFFD: the format wants UTF-8.</summary>
    public void Text(int field, string text)
    {
        Varint(Tag(field, _lengthDelimited));
        Varint((ulong)Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }

    /// <summary>Numbers without a tag for each.</summary>
    public void Packed(int field, ReadOnlySpan<ulong> values)
    {
        Varint(Tag(field, _lengthDelimited));
        Varint((ulong)(values.Length * sizeof(ulong)));
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);
            Length += sizeof(ulong);
        }
    }

    /// <summary>Begins a message within this one.</summary>
    /// <returns>For <see cref="End"/>.</returns>
    public int Begin(int field)
    {
        Varint(Tag(field, _lengthDelimited));
        return Length;
    }

    /// <summary>Ends it. Its length stands before it and is known only now; nearly all messages are short, so that moving them costs little.</summary>
    public void End(int start)
    {
        var length = Length - start;
        Span<byte> prefix = stackalloc byte[_longestVarint];
        var size = Write((ulong)length, prefix);
        Room(size);
        _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(start + size));
        prefix[..size].CopyTo(_bytes.AsSpan(start));
        Length += size;
    }

    private static ulong Tag(int field, int type) => (ulong)((field << 3) | type);

    private void Varint(ulong value) => Length += Write(value, Room(_longestVarint));

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private static int Write(ulong value, Span<byte> destination)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            destination[length++] = (byte)(value | 0x80);
        destination[length++] = (byte)value;
        return length;
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        return _bytes.AsSpan(Length);
    }
}
