using System.Security.Cryptography;
using System.Text;
using Probes.Contract;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>What the exporter logs in with, as it is now. It has no text: nothing of it may be shown but its <see cref="Kind"/>.</summary>
internal sealed class Credentials
{
    public required CredentialsKind Kind { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? Token { get; init; }

    public string? Seed { get; init; }

    public string? Jwt { get; init; }

    /// <summary>Tells whether two are the same, without being either.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Kind, User, Password, Token, Seed, Jwt))));

    /// <summary>When the JWT ends to be valid; null: never, or there is none.</summary>
    /// <exception cref="ProbeException">There is one, and it cannot be read.</exception>
    public DateTimeOffset? Expires => Jwt is null ? null : Reading("creds_file", () => UserJwt.Read(Jwt).Expires);

    /// <summary>The public key that the login is for; null: none.</summary>
    public string? PublicKey
    {
        get
        {
            if (Seed is null)
                return null;
            using var seed = Key(Seed);
            return seed.PublicKey;
        }
    }

    /// <summary>The login that a server wants to hear: its nonce signed, if there is a key.</summary>
    /// <exception cref="ProbeException">The key or the token is mistyped, or the server has no users with keys.</exception>
    public ConnectOptions Answer(ServerInfo info, bool isSecured, string version)
    {
        var needsKey = Kind == CredentialsKind.Nkey || (Jwt is not null && !Reading("creds_file", () => UserJwt.Read(Jwt)).IsBearer);
        if (needsKey && Seed is null)
            throw new ProbeException(FailureKind.Auth, "creds_file has no block \"BEGIN USER NKEY SEED\" (expected a .creds file, as nsc writes it)");
        if (needsKey && info.Nonce.Length == 0)
            throw new ProbeException(FailureKind.Auth, "the server knows no users with keys (it sent no nonce): log in with user and password, or a token");
        using var seed = needsKey ? Key(Seed!) : null;
        return new ConnectOptions
        {
            Name = "broker-exporter",
            Version = version,
            IsSecured = isSecured,
            User = User,
            Password = Password,
            Token = Token,
            Nkey = Kind == CredentialsKind.Nkey ? seed!.PublicKey : null,
            Jwt = Jwt,
            Signature = seed?.Sign(Encoding.ASCII.GetBytes(info.Nonce)),
        };
    }

    private NkeySeed Key(string text) => Reading(Kind == CredentialsKind.Nkey ? "nkey_seed" : "creds_file", () => NkeySeed.Read(text));

    private static T Reading<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new ProbeException(FailureKind.Auth, $"{key}: {exception.Message}", exception);
        }
    }
}
