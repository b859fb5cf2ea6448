using System.Security.Cryptography;
using System.Text;

namespace Simulator.Kafka.Security;

/// <summary>RFC 5802 without channel binding (ScramSaslServer). The same refusal whether the name or the password is wrong.</summary>
internal sealed class ScramExchange(KafkaSasl sasl, string mechanism) : ISaslExchange
{
    private const int Iterations = 4096;

    private readonly HashAlgorithmName hash = mechanism == KafkaSasl.Scram256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(24);
    private string name = "";
    private string nonce = "";
    private string firstBare = "";
    private string serverFirst = "";

    public SaslStep Next(ReadOnlySpan<byte> step) => serverFirst.Length == 0 ? First(Encoding.UTF8.GetString(step)) : Final(Encoding.UTF8.GetString(step));

    // n,,n=name,r=nonce -> r=nonce,s=salt,i=iterations
    private SaslStep First(string message)
    {
        var parts = message.Split(',');
        if (parts.Length < 4 || parts[0] != "n" || !parts[2].StartsWith("n=", StringComparison.Ordinal) || !parts[3].StartsWith("r=", StringComparison.Ordinal))
        {
            return Refuse();
        }

        (name, nonce) = (parts[2][2..].Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal), parts[3][2..]);
        if (nonce.Length == 0 || !sasl.Accounts.ContainsKey(name))
        {
            return Refuse();
        }

        firstBare = string.Join(',', parts[2..]);
        nonce += Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        serverFirst = $"r={nonce},s={Convert.ToBase64String(salt)},i={Iterations}";
        return new SaslStep(Encoding.UTF8.GetBytes(serverFirst));
    }

    // c=biws,r=nonce,p=proof -> v=signature
    private SaslStep Final(string message)
    {
        var proofAt = message.LastIndexOf(",p=", StringComparison.Ordinal);
        // No more than its end: brokers are content with that, and librdkafka before 2.6.1 needs it (it repeats its own nonce).
        if (proofAt < 0 || !message.StartsWith("c=biws,r=", StringComparison.Ordinal) || !message[..proofAt].EndsWith(nonce, StringComparison.Ordinal)
            || !sasl.Accounts.TryGetValue(name, out var password))
        {
            return Refuse();
        }

        var authMessage = Encoding.UTF8.GetBytes($"{firstBare},{serverFirst},{message[..proofAt]}");
        var length = hash == HashAlgorithmName.SHA256 ? 32 : 64;
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, hash, length);
        var storedKey = CryptographicOperations.HashData(hash, Sign(salted, "Client Key"u8));
        var signature = Sign(storedKey, authMessage);
        Span<byte> proof = stackalloc byte[64];
        if (!Convert.TryFromBase64String(message[(proofAt + 3)..], proof, out var written) || written != length)
        {
            return Refuse();
        }

        for (var i = 0; i < length; i++)
        {
            proof[i] ^= signature[i];
        }

        return CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(hash, proof[..length]), storedKey)
            ? new SaslStep(Encoding.UTF8.GetBytes("v=" + Convert.ToBase64String(Sign(Sign(salted, "Server Key"u8), authMessage))), IsDone: true)
            : Refuse();
    }

    private byte[] Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data) => CryptographicOperations.HmacData(hash, key, data);

    private SaslStep Refuse() => SaslStep.Refused($"Authentication failed during authentication due to invalid credentials with SASL mechanism {mechanism}");
}
