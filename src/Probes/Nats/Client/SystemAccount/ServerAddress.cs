using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>A server that can be dialled.</summary>
/// <param name="Endpoint">Host and port.</param>
/// <param name="TlsName">
/// The name that its certificate must be for. A server that another one told of by its IP address has the name that the other
/// one was dialled by, as in NATS' own clients: certificates of a cluster have its name, not its addresses.
/// </param>
internal sealed record ServerAddress(Endpoint Endpoint, string TlsName)
{
    public static ServerAddress Of(Endpoint endpoint) => new(endpoint, endpoint.Host);
}
