using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Probes.Transport;

namespace Probes.Kafka.Protocol;

/// <summary>Reads one item of an array.</summary>
internal delegate T ItemReader<out T>(ref KafkaReader reader);

/// <summary>
/// Reads the primitive types of the Kafka protocol (protocol guide, "Protocol Primitive Types") in one version of one message, and never past the
/// end. A flexible version (KIP-482) has compact lengths, and tagged fields at the end of every structure.
/// </summary>
/// <exception cref="ProtocolException">What was announced is not there, or not allowed.</exception>
internal ref struct KafkaReader(ReadOnlySpan<byte> bytes, short version, bool isFlexible)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The message's version.</summary>
    public readonly short Version => version;

    public readonly bool IsFlexible => isFlexible;

    public readonly int Left => _rest.Length;

    public bool Boolean() => Take(1)[0] != 0;

    public sbyte Int8() => (sbyte)Take(1)[0];

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public Guid Uuid() => new(Take(16), bigEndian: true);

    public ErrorCode Error() => (ErrorCode)Int16();

    /// <summary>Base 128, low groups first; at most five bytes.</summary>
    public uint UnsignedVarint()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Take(1)[0];
            if (shift == 28 && part > 0x0f)
                break;
            value |= (uint)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }

        throw new ProtocolException("a variable-length number has more than 32 bits");
    }

    /// <summary>Zigzag in base 128, at most ten bytes; also what the protocol calls varint, which is the same with fewer bits.</summary>
    public long Varlong()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Take(1)[0];
            if (shift == 63 && part > 1)
                break;
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new ProtocolException("a variable-length number has more than 64 bits");
    }

    public string String() => NullableString() ?? throw new ProtocolException("a string is null that may not be");

    public string? NullableString()
    {
        var length = StringLength();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>Passes over a string that nobody needs.</summary>
    public void PassString()
    {
        var length = StringLength();
        if (length > 0)
            Take(length);
    }

    /// <summary>Empty for null.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Length();
        return length < 0 ? [] : Take(length);
    }

    /// <summary>Empty for null, too.</summary>
    public ImmutableArray<T> Array<T>(ItemReader<T> read) => NullableArray(read) ?? [];

    public ImmutableArray<T>? NullableArray<T>(ItemReader<T> read)
    {
        var count = Length();
        if (count < 0)
            return null;
        // No item has less than a byte; room is made for what is there, not for what is announced.
        if (count > _rest.Length)
            throw new ProtocolException($"{count} items were announced and {_rest.Length} bytes are left");
        var items = ImmutableArray.CreateBuilder<T>(Math.Min(count, 4096));
        for (var i = 0; i < count; i++)
            items.Add(read(ref this));
        return items.DrainToImmutable();
    }

    public ImmutableArray<ByTopic<T>> ByTopic<T>(ItemReader<T> partition) => Array((ref KafkaReader item) =>
    {
        var topic = new ByTopic<T>(item.String(), item.Array(partition));
        item.Tags();
        return topic;
    });

    public ImmutableArray<int> Int32s() => Array(static (ref KafkaReader reader) => reader.Int32());

    public ImmutableArray<string> Strings() => Array(static (ref KafkaReader reader) => reader.String());

    /// <summary>Passes over the tagged fields that end a structure; none of them is needed here.</summary>
    public void Tags()
    {
        if (!isFlexible)
            return;
        for (var count = UnsignedVarint(); count > 0; count--)
        {
            UnsignedVarint();
            Take(checked((int)Math.Min(UnsignedVarint(), int.MaxValue)));
        }
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
            throw new ProtocolException($"{count} bytes were announced and {_rest.Length} are left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private int StringLength() => isFlexible ? CompactLength() : NullOrMore(Int16());

    private int Length() => isFlexible ? CompactLength() : NullOrMore(Int32());

    /// <summary>-1 is null; nothing else is below 0.</summary>
    private static int NullOrMore(int length) => length >= -1 ? length : throw new ProtocolException($"a length of {length} was announced");

    /// <summary>One more than the length, so that 0 is null.</summary>
    private int CompactLength() => UnsignedVarint() is var length && length <= int.MaxValue
        ? (int)length - 1
        : throw new ProtocolException($"a length of {length} was announced");
}
