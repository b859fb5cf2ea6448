namespace Probes.Transport;

/// <summary>How connections are secured. File names are the user's; their content is read when a connection is made.</summary>
internal sealed record TlsOptions
{
    /// <summary>The authorities that may vouch for a peer, in PEM; null: those that this machine trusts.</summary>
    public string? CaFile { get; init; }

    /// <summary>What we show a peer that asks who we are: a certificate and those between it and its authority, in PEM.</summary>
    public string? CertFile { get; init; }

    /// <summary>The key of that certificate, in PEM and without a passphrase.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The name that a peer's certificate must be for; null: the host that was dialled.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whether any certificate will do. What is said is then hidden from listeners, but not from whoever stands between.</summary>
    public bool SkipVerify { get; init; }
}
