using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Probes.Transport;

/// <summary>Turns a connection into one that is secured, or says why not.</summary>
internal sealed class TlsClient(TlsOptions options, TlsFiles files, TimeProvider time)
{
    /// <param name="stream">The bare connection; disposed together with what is returned.</param>
    /// <param name="host">The host that was dialled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TlsException">A certificate was refused, on either side, or the peer does not speak TLS.</exception>
    public async Task<Stream> HandshakeAsync(Stream stream, string host, CancellationToken cancellationToken)
    {
        var name = options.ServerName ?? host;
        string? refusal = null;
        var secured = new SslStream(stream);
        try
        {
            var material = await files.ReadAsync(cancellationToken);
            await secured.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = name,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    ClientCertificateContext = material.Client,
                    CertificateChainPolicy = PolicyOf(material),
                    RemoteCertificateValidationCallback = Judge,
                    // A session that is taken up again would be one that yesterday's files made.
                    AllowTlsResume = false,
                },
                cancellationToken);
            return secured;
        }
        catch (Exception exception)
        {
            await secured.DisposeAsync();
            if (exception is not (AuthenticationException or IOException))
                throw;
            throw new TlsException(refusal is null ? TlsFailure.OfHandshake(exception) : $"the peer's certificate was refused: {refusal}", exception);
        }

        bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            if (!options.SkipVerify)
                refusal = CertificateRefusal.Of(errors, certificate as X509Certificate2, chain, name, options.CaFile, time.GetUtcNow());
            return refusal is null;
        }
    }

    // Offline: neither issuers nor lists of revoked certificates are fetched from wherever a certificate says.
    private X509ChainPolicy PolicyOf(TlsMaterial material)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().UtcDateTime,
        };
        if (material.Authorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return policy;
    }
}
