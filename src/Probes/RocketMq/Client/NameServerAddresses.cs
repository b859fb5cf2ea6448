using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>A name server to ask: what it is called in labels, and where it is.</summary>
internal sealed record NameServerAddress(string Name, Endpoint Endpoint);

/// <summary>
/// Finds the name servers behind the configured addresses. A DNS name with several addresses stands for several name
/// servers (a headless service, for one), each of which keeps a registry of its own and is asked by itself.
/// </summary>
internal static class NameServerAddresses
{
    /// <param name="configured">As in the configuration.</param>
    /// <param name="resolve">Looks a host name up.</param>
    /// <param name="cancellationToken">Ends the look-up; the names are then dialled as they are.</param>
    public static async Task<ImmutableArray<NameServerAddress>> ResolveAsync(
        IReadOnlyList<Endpoint> configured, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(configured.Select(endpoint => ResolveAsync(endpoint, resolve, cancellationToken)));
        return [.. found.SelectMany(addresses => addresses).DistinctBy(address => address.Endpoint)];
    }

    private static async Task<IEnumerable<NameServerAddress>> ResolveAsync(
        Endpoint endpoint, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellationToken)
    {
        var single = new NameServerAddress(endpoint.ToString(), endpoint);
        if (IPAddress.TryParse(endpoint.Host, out _))
            return [single];

        IPAddress[] addresses;
        try
        {
            addresses = await resolve(endpoint.Host, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // Dialling the name will fail the same way, and that failure is counted and shown.
            return [single];
        }

        // One server often has an address of each family (localhost): several name servers have several of one family.
        var family = addresses.GroupBy(address => address.AddressFamily)
            .OrderByDescending(group => group.Key == AddressFamily.InterNetwork).FirstOrDefault()?.Distinct().ToArray() ?? [];
        return family.Length <= 1
            ? [single]
            : family.Select(address => new Endpoint(address.ToString(), endpoint.Port))
                .OrderBy(address => address.Host, StringComparer.Ordinal)
                .Select(address => new NameServerAddress(address.ToString(), address));
    }
}
