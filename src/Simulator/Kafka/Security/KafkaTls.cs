using System.Security.Cryptography.X509Certificates;

namespace Simulator.Kafka.Security;

/// <summary>TLS on every broker's port; clients that do not begin with it are closed.</summary>
internal sealed record KafkaTls
{
    /// <summary>Null for one that the cluster makes itself and nobody vouches for.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who may vouch for clients, which must then show a certificate (ssl.client.auth=required); null: nobody is asked.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }
}
