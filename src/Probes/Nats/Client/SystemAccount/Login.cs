using Probes.Contract;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Reads the credentials anew for every login, so that they can be replaced without a restart.</summary>
/// <param name="login">Where they are.</param>
/// <param name="tell">Takes a sentence about a file that cannot be used.</param>
internal sealed class Login(NatsLogin login, Action<string> tell)
{
    private readonly SecretReader? _password = ReaderOf(login.Password, tell);
    private readonly SecretReader? _token = ReaderOf(login.Token, tell);
    private readonly SecretReader? _seed = ReaderOf(login.NkeySeed, tell);
    private readonly SecretReader? _file = ReaderOf(login.CredentialsFile is { } file ? Secret.InFile(file) : null, tell);

    /// <exception cref="ProbeException">A file cannot be used, and never could.</exception>
    public async ValueTask<Credentials> ReadAsync(CancellationToken cancellationToken)
    {
        if (_password is not null)
            return new Credentials { Kind = CredentialsKind.Password, User = login.User, Password = await _password.ReadAsync(cancellationToken) };
        if (_token is not null)
            return new Credentials { Kind = CredentialsKind.Token, Token = await _token.ReadAsync(cancellationToken) };
        if (_seed is not null)
            return new Credentials { Kind = CredentialsKind.Nkey, Seed = (await _seed.ReadAsync(cancellationToken)).Trim() };
        return _file is null ? new Credentials { Kind = CredentialsKind.None } : OfFile(await _file.ReadAsync(cancellationToken));
    }

    private Credentials OfFile(string text)
    {
        try
        {
            var credentials = CredentialsText.Read(text);
            return new Credentials { Kind = CredentialsKind.Jwt, Jwt = credentials.Jwt, Seed = credentials.Seed };
        }
        catch (FormatException exception)
        {
            throw new ProbeException(FailureKind.Auth, $"{login.CredentialsFile} {exception.Message}", exception);
        }
    }

    private static SecretReader? ReaderOf(Secret? secret, Action<string> tell) => secret is null ? null : new SecretReader(secret, tell);
}
