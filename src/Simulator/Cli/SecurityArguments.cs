using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Simulator.RocketMq;
using Simulator.RocketMq.Security;

namespace Simulator.Cli;

/// <summary>The options of the rocketmq command for TLS and access control.</summary>
internal sealed class SecurityArguments
{
    private readonly Option<string> mode = new("--tls-mode") { Description = "TLS on the servers' ports, as tls.server.mode says it.", DefaultValueFactory = _ => "disabled" };
    private readonly Option<string?> certificate = new("--tls-cert") { Description = "The servers' certificate, PEM; if not given they make one that nobody vouches for." };
    private readonly Option<string?> key = new("--tls-key") { Description = "The key of --tls-cert, PEM." };
    private readonly Option<string?> clientAuthorities = new("--tls-client-ca") { Description = "Clients must show a certificate that these vouch for, PEM." };
    private readonly Option<string[]> accounts = new("--acl") { Description = "KEY:SECRET:RIGHTS: brokers answer this account only, and others so given. " + AclSyntax.Usage, DefaultValueFactory = _ => [] };

    public SecurityArguments()
    {
        mode.AcceptOnlyFromAmong("disabled", "permissive", "enforcing");
        accounts.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !AclSyntax.TryParse(token.Value, out _)))
            {
                result.AddError($"--acl takes KEY:SECRET:RIGHTS. {AclSyntax.Usage}");
            }
        });
    }

    public IEnumerable<Option> All => [mode, certificate, key, clientAuthorities, accounts];

    /// <exception cref="FormatException">A file cannot be read.</exception>
    public RocketMqClusterOptions Apply(RocketMqClusterOptions options, ParseResult parsed) => options with
    {
        Tls = Tls(parsed),
        Acl = parsed.GetValue(accounts) is { Length: > 0 } given ? new AclPlay(given.Select(Account)) : null,
    };

    private static AclAccount Account(string text) => AclSyntax.TryParse(text, out var account) ? account : throw new FormatException(text);

    private TlsPlay Tls(ParseResult parsed)
    {
        try
        {
            var (certificateFile, keyFile, authorities) = (parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(clientAuthorities));
            return new TlsPlay(Enum.Parse<TlsMode>(parsed.GetValue(mode)!, ignoreCase: true))
            {
                Certificate = certificateFile is null ? null : X509Certificate2.CreateFromPemFile(certificateFile, keyFile),
                ClientAuthorities = authorities is null ? null : Authorities(authorities),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new FormatException("TLS: " + e.Message, e);
        }
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }
}
