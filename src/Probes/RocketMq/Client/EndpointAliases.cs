using System.Net;
using System.Net.Sockets;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>What else an address is called, so that two ways to name one server can be told to mean the same.</summary>
internal static class EndpointAliases
{
    /// <returns>
    /// The endpoint itself, and the addresses that its host name stands for; null if that cannot be found out, as with a name
    /// of another network.
    /// </returns>
    public static async Task<IReadOnlySet<Endpoint>?> OfAsync(
        Endpoint endpoint, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellationToken)
    {
        HashSet<Endpoint> aliases = [endpoint];
        if (IPAddress.TryParse(endpoint.Host, out _))
            return aliases;
        try
        {
            foreach (var address in await resolve(endpoint.Host, cancellationToken))
                aliases.Add(new Endpoint(address.ToString(), endpoint.Port));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return null;
        }

        return aliases;
    }
}
