using System.Security.Cryptography;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>The hash that a SCRAM mechanism is named after.</summary>
/// <param name="Mechanism">The mechanism's name.</param>
/// <param name="Algorithm">The hash.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record ScramHash(string Mechanism, HashAlgorithmName Algorithm, int Length)
{
    public static ScramHash Sha256 { get; } = new("SCRAM-SHA-256", HashAlgorithmName.SHA256, 32);

    public static ScramHash Sha512 { get; } = new("SCRAM-SHA-512", HashAlgorithmName.SHA512, 64);

    public byte[] Of(byte[] bytes) => CryptographicOperations.HashData(Algorithm, bytes);

    public byte[] Hmac(byte[] key, byte[] text) => CryptographicOperations.HmacData(Algorithm, key, text);

    /// <summary>Hi() of RFC 5802, section 2.2, which is PBKDF2.</summary>
    public byte[] Salted(byte[] password, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, Algorithm, Length);
}
