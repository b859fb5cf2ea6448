using System.Buffers;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>The position in a JSON text, and the leaves at it.</summary>
internal ref struct FastJsonCursor(ReadOnlySpan<byte> text)
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE"u8);

    private readonly ReadOnlySpan<byte> _text = text;

    public int At { get; set; }

    public readonly ReadOnlySpan<byte> Rest => _text[At..];

    public readonly bool IsAtEnd => At == _text.Length;

    public readonly ReadOnlySpan<byte> Since(int start) => _text[start..At];

    /// <summary>The next byte that is no blank; it stays where it is.</summary>
    public byte Peek()
    {
        SkipBlanks();
        return At < _text.Length ? _text[At] : throw Malformed("it ends early");
    }

    public void SkipBlanks()
    {
        while (At < _text.Length && _text[At] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            At++;
    }

    /// <summary>A string in either kind of quotes.</summary>
    public FastJsonToken ReadQuoted(byte quote)
    {
        var start = ++At;
        var escaped = false;
        while (true)
        {
            var found = _text[At..].IndexOfAny(quote, (byte)'\\');
            if (found < 0)
                throw Malformed("a string does not end");
            At += found;
            if (_text[At] == quote)
                return new FastJsonToken(FastJsonTokenKind.String, _text[start..At++], escaped);
            escaped = true;
            At = Math.Min(At + 2, _text.Length);
        }
    }

    /// <summary>A key without quotes: a number in fastjson's maps, a name in what people write by hand.</summary>
    public FastJsonToken ReadBareKey()
    {
        var start = At;
        while (At < _text.Length && IsBare(_text[At]))
            At++;
        return At > start ? new FastJsonToken(FastJsonTokenKind.Bare, Since(start)) : throw Malformed("a value was expected");
    }

    /// <summary>A number or one of the words that stand for a value.</summary>
    public FastJsonToken ReadBareValue()
    {
        var token = ReadBareKey();
        return token.Raw.IndexOfAnyExcept(NumberBytes) < 0 || IsWord(token.Raw) ? token : throw Malformed("it has an unknown word");
    }

    public readonly ProtocolException Malformed(string reason) => new($"The JSON is malformed at byte {At}: {reason}.");

    private static bool IsWord(ReadOnlySpan<byte> raw) =>
        raw.SequenceEqual("true"u8) || raw.SequenceEqual("false"u8) || raw.SequenceEqual("null"u8) ||
        raw.SequenceEqual("NaN"u8) || raw.SequenceEqual("Infinity"u8) || raw.SequenceEqual("-Infinity"u8) ||
        raw.SequenceEqual("undefined"u8);

    private static bool IsBare(byte value) =>
        char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'_' or (byte)'$';
}
