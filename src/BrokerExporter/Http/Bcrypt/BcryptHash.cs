using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace BrokerExporter.Http.Bcrypt;

/// <summary>
/// A password's hash as <c>htpasswd -B</c> writes it: <c>$2y$10$</c>, 22 characters of salt, 31 of hash. The versions 2a, 2b and 2y differ in what
/// was wrong with the programs of their time, not in what they mean.
/// </summary>
internal sealed class BcryptHash
{
    private const int MinCost = 4;
    private const int MaxCost = 31;
    private const int HashLength = 23;

    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private BcryptHash(string text, int cost, byte[] salt, byte[] hash) => (Text, Cost, _salt, _hash) = (text, cost, salt, hash);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The logarithm, to base 2, of the number of rounds: with each one more it takes twice as long.</summary>
    public int Cost { get; }

    public static bool TryParse(string text, out BcryptHash? hash)
    {
        hash = null;
        var (salt, bytes) = (new byte[16], new byte[HashLength]);
        if (text.Length != 60 || text[..4] is not ("$2a$" or "$2b$" or "$2y$") || text[6] != '$'
            || !int.TryParse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var cost) || cost is < MinCost or > MaxCost
            || !BcryptText.TryDecode(text.AsSpan(7, 22), salt) || !BcryptText.TryDecode(text.AsSpan(29, 31), bytes))
        {
            return false;
        }

        hash = new BcryptHash(text, cost, salt, bytes);
        return true;
    }

    /// <summary>Whether it is this password's hash. That takes about 0.1 s at cost 10, by design, and as long for a wrong one.</summary>
    /// <param name="password">What is longer than 72 bytes is not looked at, as everywhere.</param>
    /// <param name="cancellationToken">A cost may be written that takes days.</param>
    public bool IsOf(ReadOnlySpan<byte> password, CancellationToken cancellationToken)
    {
        // The zero at the end is a part of the key since version 2a.
        Span<byte> key = stackalloc byte[Math.Min(password.Length, 72) + 1];
        password[..(key.Length - 1)].CopyTo(key);
        var cipher = new Blowfish();
        cipher.Expand(key, _salt);
        for (var round = 0L; round < 1L << Cost; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cipher.Expand(key);
            cipher.Expand(_salt);
        }

        key.Clear();
        Span<byte> hash = stackalloc byte[24];
        Encrypt(cipher, hash);
        return CryptographicOperations.FixedTimeEquals(hash[..HashLength], _hash);
    }

    public override string ToString() => "<secret>";

    private static void Encrypt(Blowfish cipher, Span<byte> hash)
    {
        var text = "OrpheanBeholderScryDoubt"u8;
        for (var at = 0; at < hash.Length; at += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(text[at..]);
            var right = BinaryPrimitives.ReadUInt32BigEndian(text[(at + 4)..]);
            for (var count = 0; count < 64; count++)
                cipher.Encrypt(ref left, ref right);
            BinaryPrimitives.WriteUInt32BigEndian(hash[at..], left);
            BinaryPrimitives.WriteUInt32BigEndian(hash[(at + 4)..], right);
        }
    }
}
