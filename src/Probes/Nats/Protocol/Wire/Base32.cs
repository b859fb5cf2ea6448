namespace Probes.Nats.Protocol.Wire;

/// <summary>RFC 4648 §6, capital letters and no padding: what keys of NATS are written in.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var value in bytes)
        {
            buffer = buffer << 8 | value;
            for (bits += 8; bits >= 5; bits -= 5)
                text[at++] = Alphabet[buffer >> (bits - 5) & 31];
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
            text[at] = Alphabet[buffer << (5 - bits) & 31];
        return new string(text);
    }

    /// <exception cref="FormatException">A character that has no place in it; the text is not repeated, it may be a secret.</exception>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("a character that is neither A-Z nor 2-7");
            buffer = (buffer << 5 | value) & 0xFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
