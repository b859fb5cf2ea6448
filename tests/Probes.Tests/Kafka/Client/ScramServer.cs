using System.Security.Cryptography;
using System.Text;

namespace Probes.Tests.Kafka.Client;

/// <summary>The server's side of SCRAM (RFC 5802), as a scripted broker plays it, one connection at a time.</summary>
internal sealed class ScramServer(HashAlgorithmName hash, string password)
{
    private byte[] _salted = [];
    private string _authMessage = "";
    private string _clientFirst = "";
    private string _serverFirst = "";

    public long Iterations { get; init; } = 4096;

    /// <summary>What it signs with, if not the account's password.</summary>
    public string? OwnPassword { get; init; }

    public string User => _clientFirst.Split(',')[2][2..];

    public Said Answer(Asked asked, byte[] bytes, long lifetime = 0)
    {
        var message = Encoding.UTF8.GetString(bytes);
        return message.StartsWith("n,,", StringComparison.Ordinal) ? asked.Authenticated(Encoding.UTF8.GetBytes(First(message)))
            : IsProof(message) ? asked.Authenticated(Encoding.UTF8.GetBytes($"v={Convert.ToBase64String(Signature())}"), lifetime)
            : asked.AuthenticationFailed("Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM");
    }

    private string First(string clientFirst)
    {
        var salt = "salt salt salt"u8.ToArray();
        _clientFirst = clientFirst;
        _serverFirst = $"r={clientFirst[(clientFirst.IndexOf(",r=", StringComparison.Ordinal) + 3)..]}-more,s={Convert.ToBase64String(salt)},i={Iterations}";
        if (Iterations < 100_000)
            _salted = Salted(password);
        return _serverFirst;
    }

    private bool IsProof(string clientFinal)
    {
        var at = clientFinal.IndexOf(",p=", StringComparison.Ordinal);
        _authMessage = $"{_clientFirst[3..]},{_serverFirst},{clientFinal[..at]}";
        var clientKey = Hmac(_salted, "Client Key");
        var signature = Hmac(CryptographicOperations.HashData(hash, clientKey), _authMessage);
        return Convert.ToBase64String([.. clientKey.Zip(signature, (one, other) => (byte)(one ^ other))]) == clientFinal[(at + 3)..];
    }

    private byte[] Signature() => Hmac(Hmac(OwnPassword is null ? _salted : Salted(OwnPassword), "Server Key"), _authMessage);

    private byte[] Salted(string secret) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), "salt salt salt"u8, (int)Iterations, hash, hash == HashAlgorithmName.SHA256 ? 32 : 64);

    private byte[] Hmac(byte[] key, string text) => CryptographicOperations.HmacData(hash, key, Encoding.UTF8.GetBytes(text));
}
