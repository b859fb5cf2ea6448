namespace Probes.Nats.Client.SystemAccount;

/// <summary>The ways to log in.</summary>
internal enum CredentialsKind
{
    /// <summary>None, or a client certificate.</summary>
    None,
    Password,
    Token,
    Nkey,
    Jwt,
}
