using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Probes.Nats.Protocol.Wire;

namespace EndToEnd.Nats.SystemAccount;

/// <summary>An operator, its system account, and the users that it issues, as <c>nsc</c> makes them; keys live as long as the test.</summary>
internal sealed class NatsAuthority : IDisposable
{
    private readonly NkeySeed _operator = New(NkeyRole.Operator, out _);
    private readonly NkeySeed _account = New(NkeyRole.Account, out _);

    /// <summary>Configuration of a server that trusts it.</summary>
    public string Config =>
        $$"""
        operator: {{Token(_operator, _operator.PublicKey, "O", "\"type\":\"operator\",\"version\":2")}}
        system_account: {{_account.PublicKey}}
        resolver: MEMORY
        resolver_preload: {
          {{_account.PublicKey}}: {{Token(_operator, _account.PublicKey, "SYS", "\"type\":\"account\",\"version\":2,\"limits\":{\"subs\":-1,\"data\":-1,\"payload\":-1,\"imports\":-1,\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1}")}}
        }
        """;

    /// <summary>A <c>.creds</c> file of a new user of the system account.</summary>
    /// <param name="expires">When its token ends to be valid; null: never.</param>
    public string Credentials(DateTimeOffset? expires = null)
    {
        using var user = New(NkeyRole.User, out var seed);
        var claims = "\"type\":\"user\",\"version\":2,\"subs\":-1,\"data\":-1,\"payload\":-1";
        return
            $"""
            -----BEGIN NATS USER JWT-----
            {Token(_account, user.PublicKey, "exporter", claims, expires)}
            ------END NATS USER JWT------

            -----BEGIN USER NKEY SEED-----
            {seed}
            ------END USER NKEY SEED------

            """;
    }

    public static NkeySeed New(NkeyRole role, out string seed)
    {
        seed = NkeySeed.Write(role, RandomNumberGenerator.GetBytes(32));
        return NkeySeed.Read(seed);
    }

    public void Dispose()
    {
        _operator.Dispose();
        _account.Dispose();
    }

    private static string Token(NkeySeed issuer, string subject, string name, string claims, DateTimeOffset? expires = null)
    {
        var end = expires is { } at ? $"\"exp\":{at.ToUnixTimeSeconds()}," : "";
        var body = Part(
            $"{{\"jti\":\"{Guid.NewGuid():N}\",\"iat\":1700000000,{end}\"iss\":\"{issuer.PublicKey}\",\"name\":\"{name}\",\"sub\":\"{subject}\",\"nats\":{{{claims}}}}}");
        var signed = $"{Part("""{"typ":"JWT","alg":"ed25519-nkey"}""")}.{body}";
        return $"{signed}.{issuer.Sign(Encoding.ASCII.GetBytes(signed))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
