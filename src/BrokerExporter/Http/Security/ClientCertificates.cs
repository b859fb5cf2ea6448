using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace BrokerExporter.Http.Security;

/// <summary>Judges what a client shows in the handshake.</summary>
/// <param name="settings">What is demanded.</param>
/// <param name="authorities">Null: those that this machine trusts.</param>
internal sealed class ClientCertificates(TlsSettings settings, X509Certificate2Collection? authorities)
{
    // TLS client authentication (RFC 5280, 4.2.1.12).
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    private bool IsVerified => settings.ClientAuth is ClientAuth.VerifyClientCertIfGiven or ClientAuth.RequireAndVerifyClientCert;

    private bool IsDemanded => settings.ClientAuth is ClientAuth.RequireAnyClientCert or ClientAuth.RequireAndVerifyClientCert;

    /// <summary>Nothing is fetched to complete a chain or to see whether something was revoked: an exporter opens no connections that a certificate names.</summary>
    public X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ClientPurpose));
        if (authorities is null)
            return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    /// <returns>Why the client is refused; null if it is welcome.</returns>
    public string? Refusal(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return IsDemanded ? "it showed no certificate" : null;
        if (IsVerified && errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !EndsAtOurs(chain))
            return $"{certificate.Subject}: {Reason(chain)}";
        if (!settings.AllowedNames.IsEmpty && !SubjectNames.Of(certificate).Any(settings.AllowedNames.Contains))
            return $"{certificate.Subject}: none of its alternative names is among client_allowed_sans";
        return null;
    }

    // Whom the file names is trusted, also if somebody else vouches for it: Go does not ask for a root.
    private bool EndsAtOurs(X509Chain? chain) =>
        authorities is not null && chain is { ChainElements.Count: > 0 }
        && chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.PartialChain)
        && authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(chain.ChainElements[^1].Certificate.RawDataMemory.Span));

    private static string Reason(X509Chain? chain) => chain is { ChainStatus: [var first, ..] } ? first.StatusInformation : "it was not verified";
}
