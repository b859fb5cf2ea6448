using System.Security.Cryptography;
using Probes.Contract;
using Probes.Kafka.Protocol.Sasl;

namespace Probes.Kafka.Client;

/// <summary>The exporter's account. What is in files is read again for each connection, so that a new password or token needs no restart.</summary>
/// <param name="options">Where its secrets are.</param>
/// <param name="tokens">Who issues tokens; null: nobody.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Takes a sentence about a file that cannot be used.</param>
internal sealed class Account(SaslOptions options, TokenEndpoint? tokens, TimeProvider time, Action<string> tell) : IDisposable
{
    /// <summary>Random bytes of a nonce; Kafka's own client takes as many bits.</summary>
    private const int NonceLength = 18;

    private readonly SecretReader? _secret = (options.Password ?? options.Token) is { } secret ? new SecretReader(secret, tell) : null;

    /// <exception cref="ProbeException">The password or token is not to be had.</exception>
    public async ValueTask<Login> BeginAsync(CancellationToken cancellationToken)
    {
        var secret = tokens is null ? await _secret!.ReadAsync(cancellationToken) : await tokens.TokenAsync(cancellationToken);
        var (user, name) = (options.Username, SaslMechanisms.NameOf(options.Mechanism));
        SaslExchange exchange = options.Mechanism switch
        {
            SaslMechanism.Plain => new PlainExchange(user, secret),
            SaslMechanism.ScramSha256 => new ScramExchange(ScramHash.Sha256, user, secret, Nonce()),
            SaslMechanism.ScramSha512 => new ScramExchange(ScramHash.Sha512, user, secret, Nonce()),
            _ => new OAuthBearerExchange(Token(secret)),
        };
        return options.Mechanism == SaslMechanism.OAuthBearer
            ? new Login(exchange, $"the token ({name})", TokenExpiry.Of(secret), time)
            : new Login(exchange, $"the account \"{user}\" ({name})", expiry: null, time);
    }

    public void Dispose() => tokens?.Dispose();

    // base64 has no comma, which is all that RFC 5802 forbids in a nonce.
    private static string Nonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceLength));

    // RFC 6750, section 2.1: what a token may consist of. Anything else, such as a line break, would end the message early.
    private static string Token(string text) => text.Trim() is var token && token.All(static letter => letter is > ' ' and < '\u007f')
        ? token
        : throw new ProbeException(FailureKind.Auth, "the token has characters that no token has (expected one line, base64 and a few signs)");
}
