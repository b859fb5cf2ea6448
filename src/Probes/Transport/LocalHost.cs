using System.Net;
using System.Net.NetworkInformation;

namespace Probes.Transport;

/// <summary>What this machine, or this pod, is called and at which addresses it is.</summary>
/// <param name="Name">Its name, such as a pod's.</param>
/// <param name="Addresses">Those of its network interfaces.</param>
internal sealed record LocalHost(string Name, IReadOnlySet<IPAddress> Addresses)
{
    public static LocalHost Read() => new(
        Environment.MachineName,
        NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address).ToHashSet());

    /// <summary>Whether a host, by name or address, is this one.</summary>
    public bool Is(string host) => IPAddress.TryParse(host, out var address)
        ? IPAddress.IsLoopback(address) || Addresses.Contains(address)
        // A pod's whole name goes on behind its own: broker-a-0.broker.messaging.svc.cluster.local.
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.Equals(Name, StringComparison.OrdinalIgnoreCase) || host.StartsWith(Name + ".", StringComparison.OrdinalIgnoreCase);
}
