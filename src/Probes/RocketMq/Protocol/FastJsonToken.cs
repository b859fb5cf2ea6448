using System.Buffers.Text;
using System.Text;

namespace Probes.RocketMq.Protocol;

internal enum FastJsonTokenKind
{
    /// <summary>A container where a leaf was asked for: it has no value.</summary>
    None,
    String,
    Bare,

    /// <summary>An object or an array, only as a key.</summary>
    Container,
}

/// <summary>
/// A leaf or a key. Java's types are lenient at the leaves (a number may come as a string and the reverse), and so is this:
/// a leaf that cannot be read as what is asked for is null.
/// </summary>
internal readonly ref struct FastJsonToken(FastJsonTokenKind kind, ReadOnlySpan<byte> raw, bool escaped = false)
{
    public FastJsonTokenKind Kind { get; } = kind;

    /// <summary>The bytes as they stand in the text; of a string, those between the quotes.</summary>
    public ReadOnlySpan<byte> Raw { get; } = raw;

    /// <summary>fastjson writes NaN and Infinity as null; other writers do not.</summary>
    public bool IsNull => Kind is FastJsonTokenKind.None or FastJsonTokenKind.Container ||
        (Kind == FastJsonTokenKind.Bare && (Raw.SequenceEqual("null"u8) || Raw.SequenceEqual("undefined"u8) ||
            Raw.SequenceEqual("NaN"u8) || Raw.EndsWith("Infinity"u8)));

    public bool Is(ReadOnlySpan<byte> name) => escaped
        ? FastJsonString.Unescape(Raw).AsSpan().SequenceEqual(name)
        : Kind is FastJsonTokenKind.String or FastJsonTokenKind.Bare && Raw.SequenceEqual(name);

    public string? ToText() => IsNull ? null : Encoding.UTF8.GetString(ToUtf8());

    /// <summary>The text of something that comes again and again: <see cref="RecentNames"/>.</summary>
    public string? ToName() => IsNull ? null : RecentNames.Of(ToUtf8());

    public ReadOnlySpan<byte> ToUtf8() => escaped ? FastJsonString.Unescape(Raw) : Raw;

    public long? ToInt64()
    {
        if (Utf8Parser.TryParse(Raw, out long value, out var read) && read == Raw.Length)
            return value;
        // 1.0 and 1E3 are integers too; what no long can hold is not.
        return ToDouble() is { } number and >= -9.2e18 and <= 9.2e18 ? (long)number : null;
    }

    public int? ToInt32() => ToInt64() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public double? ToDouble()
    {
        if (IsNull)
            return null;
        if (Utf8Parser.TryParse(Raw, out double value, out var read) && read == Raw.Length)
            return double.IsFinite(value) ? value : null;
        return null;
    }

    public bool? ToBoolean() => IsNull ? null : Raw switch
    {
        [(byte)'1'] => true,
        [(byte)'0'] => false,
        _ when Ascii.EqualsIgnoreCase(Raw, "true"u8) => true,
        _ when Ascii.EqualsIgnoreCase(Raw, "false"u8) => false,
        _ => null,
    };
}
