using System.Text;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>The protocol's primitive types, written from the protocol guide and without the codec's help.</summary>
internal sealed class WireBytes
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public WireBytes Number(long value, int width)
    {
        for (var shift = (width - 1) * 8; shift >= 0; shift -= 8)
            _bytes.Add((byte)(value >> shift));
        return this;
    }

    public WireBytes Varint(ulong value)
    {
        while (value > 127)
        {
            _bytes.Add((byte)(value % 128 + 128));
            value /= 128;
        }

        _bytes.Add((byte)value);
        return this;
    }

    public WireBytes Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>The number of what follows; null is -1, or 0 where one is added to what is not null.</summary>
    public WireBytes Length(int? length, bool flexible, int width) =>
        flexible ? Varint((ulong)(length + 1 ?? 0)) : Number(length ?? -1, width);

    public WireBytes String(string? text, bool flexible)
    {
        var bytes = text is null ? null : Encoding.UTF8.GetBytes(text);
        return Length(bytes?.Length, flexible, 2).Raw(bytes ?? []);
    }

    public WireBytes Bytes(byte[]? bytes, bool flexible) => Length(bytes?.Length, flexible, 4).Raw(bytes ?? []);

    /// <summary>A tagged field's content: its size, which has no null, and what it is.</summary>
    public WireBytes Sized(WireBytes content) => Varint((ulong)content._bytes.Count).Raw(content.ToArray());

    /// <summary>The hexadecimal digits of a UUID are its bytes in their order.</summary>
    public WireBytes Uuid(string text) => Raw(Convert.FromHexString(text.Replace("-", "", StringComparison.Ordinal)));
}
