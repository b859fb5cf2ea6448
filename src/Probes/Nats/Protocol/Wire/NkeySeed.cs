using System.Security.Cryptography;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// A private key of NATS: <c>S</c>, the letter of its role, an Ed25519 seed of 32 bytes and a CRC-16 in base32 (58 characters).
/// Disposing of it wipes it.
/// </summary>
internal sealed class NkeySeed : IDisposable
{
    private const int SeedPrefix = 18 << 3;

    private readonly byte[] _seed;

    private NkeySeed(NkeyRole role, byte[] seed) => (Role, _seed) = (role, seed);

    public NkeyRole Role { get; }

    /// <summary>The public key that belongs to it: <c>U…</c> for a user.</summary>
    public string PublicKey => Nkey.Encode((byte)Role, Ed25519.PublicKeyOf(_seed));

    /// <exception cref="FormatException">Why it is none; nothing of it is repeated.</exception>
    public static NkeySeed Read(string text)
    {
        text = text.Trim();
        if (text.Length != 58 || text[0] != 'S')
            throw new FormatException("not an nkey seed (expected 58 characters that begin with S)");
        var bytes = Nkey.Decode(text);
        var role = (NkeyRole)((bytes[0] & 7) << 5 | bytes[1] >> 3);
        if ((bytes[0] & 0xF8) != SeedPrefix || !Enum.IsDefined(role))
            throw new FormatException("not an nkey seed (its second letter says nobody's)");
        var seed = new NkeySeed(role, bytes[2..34]);
        CryptographicOperations.ZeroMemory(bytes);
        return seed;
    }

    /// <summary>The text of a seed, for keys made here.</summary>
    public static string Write(NkeyRole role, ReadOnlySpan<byte> seed) =>
        Nkey.Encode([(byte)(SeedPrefix | (int)role >> 5), (byte)(((int)role & 31) << 3), .. seed]);

    /// <summary>The Ed25519 signature of a nonce or token, in base64url without padding.</summary>
    public string Sign(ReadOnlySpan<byte> text) => System.Buffers.Text.Base64Url.EncodeToString(Ed25519.Sign(_seed, text));

    public void Dispose() => CryptographicOperations.ZeroMemory(_seed);
}
