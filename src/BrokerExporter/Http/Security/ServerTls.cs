using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace BrokerExporter.Http.Security;

/// <summary>What the files of <see cref="TlsSettings"/> came to: everything that a handshake needs.</summary>
/// <param name="settings">What the file says.</param>
/// <param name="certificate">Ours, with its key and what leads to its authority.</param>
/// <param name="authorities">Those of clients; null: those that this machine trusts.</param>
internal sealed class ServerTls(TlsSettings settings, SslStreamCertificateContext certificate, X509Certificate2Collection? authorities)
{
    // Of the processor, not of the file: a policy is made once.
    private readonly CipherSuitesPolicy? _suites = SuitesOf(settings);
    private readonly ClientCertificates _clients = new(settings, authorities);

    /// <summary>Whether this platform lets a program choose suites; elsewhere it is the machine's own configuration.</summary>
    public static bool CanChooseSuites => OperatingSystem.IsLinux();

    /// <summary>For one handshake.</summary>
    /// <param name="http2">Whether HTTP/2 is offered.</param>
    /// <param name="refused">Takes the reason why a client is refused.</param>
    public SslServerAuthenticationOptions Options(bool http2, Action<string> refused) => new()
    {
        ServerCertificateContext = certificate,
        EnabledSslProtocols = settings.Versions,
        CipherSuitesPolicy = _suites,
        ApplicationProtocols = http2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11],
        // Each connection is judged by the files of its own time; a scraper has one, so that there is nothing to save.
        AllowTlsResume = false,
        AllowRenegotiation = false,
        ClientCertificateRequired = settings.ClientAuth != ClientAuth.NoClientCert,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = settings.ClientAuth == ClientAuth.NoClientCert ? null : _clients.Policy(),
        RemoteCertificateValidationCallback = (_, shown, chain, errors) =>
        {
            if (settings.ClientAuth == ClientAuth.NoClientCert || _clients.Refusal(shown as X509Certificate2, chain, errors) is not { } reason)
                return true;
            refused(reason);
            return false;
        },
    };

    private static CipherSuitesPolicy? SuitesOf(TlsSettings settings) =>
        settings.CipherSuites.IsEmpty || !OperatingSystem.IsLinux() ? null : new CipherSuitesPolicy([.. settings.CipherSuites, .. CipherNames.OfTls13]);
}
