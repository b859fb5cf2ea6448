using System.Text;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>Escapes of a string: those of JSON and those that fastjson's JSONLexerBase reads besides.</summary>
internal static class FastJsonString
{
    /// <summary>UTF-8 of what the escaped text says. A half of a surrogate pair becomes U+FFFD.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        // No escape is shorter than the UTF-8 of its character.
        var output = new byte[raw.Length];
        var written = 0;
        while (!raw.IsEmpty)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain < 0)
                plain = raw.Length;
            raw[..plain].CopyTo(output.AsSpan(written));
            written += plain;
            raw = raw[plain..];
            if (!raw.IsEmpty)
                written += ReadEscape(ref raw).EncodeToUtf8(output.AsSpan(written));
        }
        return output[..written];
    }

    private static Rune ReadEscape(ref ReadOnlySpan<byte> raw)
    {
        if (raw.Length < 2)
            throw new ProtocolException("A JSON string ends inside an escape.");
        var kind = raw[1];
        if (kind is (byte)'u' or (byte)'x')
            return ReadHex(ref raw, kind == 'u' ? 4 : 2);
        raw = raw[2..];
        return new Rune(kind switch
        {
            (byte)'b' => '\b',
            (byte)'t' => '\t',
            (byte)'n' => '\n',
            (byte)'v' => '\v',
            (byte)'f' or (byte)'F' => '\f',
            (byte)'r' => '\r',
            (byte)'"' or (byte)'\'' or (byte)'/' or (byte)'\\' => (char)kind,
            >= (byte)'0' and <= (byte)'7' => (char)(kind - '0'),
            _ => throw new ProtocolException($"A JSON string has the unknown escape byte 0x{kind:x2}."),
        });
    }

    private static Rune ReadHex(ref ReadOnlySpan<byte> raw, int digits)
    {
        var first = HexAt(raw, digits);
        raw = raw[(2 + digits)..];
        if (Rune.TryCreate(first, out var rune))
            return rune;
        if (!char.IsHighSurrogate(first) || !raw.StartsWith("\\u"u8))
            return Rune.ReplacementChar;
        if (!Rune.TryCreate(first, HexAt(raw, 4), out rune))
            return Rune.ReplacementChar;
        raw = raw[6..];
        return rune;
    }

    private static char HexAt(ReadOnlySpan<byte> raw, int digits)
    {
        if (raw.Length < 2 + digits)
            throw new ProtocolException("A JSON string ends inside an escape.");
        var value = 0;
        foreach (var digit in raw.Slice(2, digits))
        {
            value = (value << 4) | digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => throw new ProtocolException("A JSON string has an escape without hexadecimal digits."),
            };
        }
        return (char)value;
    }
}
