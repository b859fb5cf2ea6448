using System.Collections.Immutable;
using System.Net;
using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.Transport;

namespace Probes.RocketMq.Collectors.Controllers;

/// <summary>The configured controllers; as with name servers, a DNS name with several addresses stands for several of them.</summary>
internal sealed class ControllerSet(
    IReadOnlyList<Endpoint> configured, RemotingOptions remoting, Func<string, CancellationToken, Task<IPAddress[]>> resolve) : IAsyncDisposable
{
    private readonly PeerSet _peers = new(remoting);

    public IReadOnlyCollection<PeerStatistics> Peers => _peers.Statistics;

    /// <summary>The controllers of this moment.</summary>
    public async Task<ImmutableArray<Controller>> FindAsync(CancellationToken cancellationToken)
    {
        var addresses = await NameServerAddresses.ResolveAsync(configured, resolve, cancellationToken);
        await _peers.KeepAsync(addresses.Select(address => address.Endpoint).ToHashSet());
        return [.. addresses.Select(address => new Controller(address.Name, new ControllerClient(_peers.At(address.Endpoint))))];
    }

    public ValueTask DisposeAsync() => _peers.DisposeAsync();
}
