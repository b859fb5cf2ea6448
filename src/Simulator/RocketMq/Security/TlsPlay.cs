using System.Security.Cryptography.X509Certificates;

namespace Simulator.RocketMq.Security;

/// <summary>How all servers of a cluster take TLS.</summary>
internal sealed record TlsPlay(TlsMode Mode)
{
    /// <summary>Null for one that the servers make themselves and nobody vouches for, as real ones do (tls.test.mode.enable).</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who may vouch for clients, which must then show a certificate (tls.server.need.client.auth); null: nobody is asked.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }
}
