namespace BrokerExporter.Http.Bcrypt;

/// <summary>bcrypt's own base 64: another alphabet than RFC 4648, and no padding.</summary>
internal static class BcryptText
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Fills the bytes from the characters, 4 of which make 3; bits that are left over are not looked at.</summary>
    /// <returns>False if there is a character that is none of the alphabet.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var (bits, count, at) = (0, 0, 0);
        foreach (var character in text)
        {
            var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
                return false;
            bits = (bits << 6 | digit) & 0xffff;
            count += 6;
            if (count < 8)
                continue;
            count -= 8;
            if (at < bytes.Length)
                bytes[at++] = (byte)(bits >> count);
        }

        return at == bytes.Length;
    }
}
