using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Probes.Transport;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>
/// SCRAM (RFC 5802, and RFC 7677 for SHA-256): the client proves that it knows the password, and the server that it does, without either
/// showing it. No channel binding. Name and password are taken as UTF-8 without SASLprep (RFC 4013), as Kafka's own client and its
/// kafka-configs do; both sides do the same, so that nothing but RFC-minded third parties could tell.
/// </summary>
internal sealed class ScramExchange(ScramHash hash, string user, string password, string nonce) : SaslExchange
{
    /// <summary>RFC 7677, section 4; Kafka's own lower bound too.</summary>
    public const int FewestIterations = 4096;

    /// <summary>Kafka's own bound is 16,384. More than this is no server that means well: it would have us compute for minutes.</summary>
    public const int MostIterations = 1_000_000;

    // base64 of "n,,".
    private const string ChannelBinding = "c=biws";

    private readonly string _firstBare = $"n={Escaped(user)},r={nonce}";
    private byte[]? _serverSignature;
    private bool _isVerified;

    public override string Mechanism => hash.Mechanism;

    public override ImmutableArray<byte> First() => [.. Encoding.UTF8.GetBytes($"n,,{_firstBare}")];

    public override ImmutableArray<byte>? Next(ReadOnlySpan<byte> challenge)
    {
        if (_isVerified)
            throw new ProtocolException("a SCRAM server went on after its last message");
        var message = Encoding.UTF8.GetString(challenge);
        if (_serverSignature is null)
            return Proof(message);
        Verify(message);
        return null;
    }

    // server-first: r=nonce,s=salt,i=iterations[,extensions]; in this order.
    private ImmutableArray<byte> Proof(string serverFirst)
    {
        var parts = serverFirst.Split(',');
        if (parts.Length < 3 || !parts[0].StartsWith("r=", StringComparison.Ordinal) || !parts[1].StartsWith("s=", StringComparison.Ordinal)
            || !parts[2].StartsWith("i=", StringComparison.Ordinal))
            throw new ProtocolException("a SCRAM server's first message is not r=…,s=…,i=… (RFC 5802, section 7)");
        var serverNonce = parts[0][2..];
        if (!serverNonce.StartsWith(nonce, StringComparison.Ordinal) || serverNonce.Length == nonce.Length)
            throw new SaslException("the server does not answer to our nonce: it may replay what it once overheard");

        var salted = hash.Salted(Encoding.UTF8.GetBytes(password), Base64(parts[1][2..], "salt"), Iterations(parts[2][2..]));
        var clientKey = hash.Hmac(salted, "Client Key"u8.ToArray());
        var withoutProof = $"{ChannelBinding},r={serverNonce}";
        var authMessage = Encoding.UTF8.GetBytes($"{_firstBare},{serverFirst},{withoutProof}");
        var proof = hash.Hmac(hash.Of(clientKey), authMessage);
        for (var i = 0; i < proof.Length; i++)
            proof[i] ^= clientKey[i];
        _serverSignature = hash.Hmac(hash.Hmac(salted, "Server Key"u8.ToArray()), authMessage);
        return [.. Encoding.UTF8.GetBytes($"{withoutProof},p={Convert.ToBase64String(proof)}")];
    }

    // server-final: e=error, or v=signature[,extensions].
    private void Verify(string serverFinal)
    {
        var first = serverFinal.Split(',')[0];
        if (first.StartsWith("e=", StringComparison.Ordinal))
            throw new SaslException($"the server says {Shortened(first[2..])}");
        if (!first.StartsWith("v=", StringComparison.Ordinal))
            throw new ProtocolException("a SCRAM server's last message is neither v=… nor e=… (RFC 5802, section 7)");
        if (!CryptographicOperations.FixedTimeEquals(Base64(first[2..], "signature"), _serverSignature))
            throw new SaslException("the server's signature is wrong: it does not know the password itself, and is not to be trusted");
        _isVerified = true;
    }

    private static int Iterations(string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw new ProtocolException("a SCRAM server's iteration count is no number");
        if (count < FewestIterations)
            throw new SaslException($"the server wants {count} iterations, which guards the password too little (expected at least {FewestIterations})");
        if (count > MostIterations)
            throw new SaslException($"the server wants {count} iterations, which keeps a client busy for too long (expected at most {MostIterations})");
        return (int)count;
    }

    private static byte[] Base64(string text, string what)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : throw new ProtocolException($"a SCRAM server's {what} is not base64");
    }

    private static string Escaped(string name) => name.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);

    private static string Shortened(string error) => new([.. error.Where(static letter => !char.IsControl(letter)).Take(80)]);
}
