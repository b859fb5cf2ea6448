using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>The connections of one target, one for each address.</summary>
internal sealed class PeerSet(RemotingOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Endpoint, RemotingConnection> _connections = new();
    private readonly RemotingOptions _unsigned = options with { Sign = static request => request };

    public IReadOnlyCollection<PeerStatistics> Statistics =>
        [.. _connections.Values.Select(connection => connection.Statistics).OrderBy(peer => peer.Peer, StringComparer.Ordinal)];

    /// <summary>
    /// A peer that is told no account: name servers check none, and a signature over a request without arguments is as good
    /// as the account itself to whoever gets to see it (nothing in it says which request it was made for).
    /// </summary>
    public RemotingConnection At(Endpoint endpoint) => At(endpoint, _unsigned);

    /// <summary>A broker: it is told the account, if there is one.</summary>
    public RemotingConnection AtBroker(Endpoint endpoint) => At(endpoint, options);

    /// <summary>Closes and forgets the connections to peers that are not among these any more.</summary>
    public async Task KeepAsync(IReadOnlySet<Endpoint> endpoints)
    {
        foreach (var endpoint in _connections.Keys)
        {
            if (!endpoints.Contains(endpoint) && _connections.TryRemove(endpoint, out var connection))
                await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
            await connection.DisposeAsync();
    }

    private RemotingConnection At(Endpoint endpoint, RemotingOptions peer) =>
        _connections.GetOrAdd(endpoint, static (endpoint, peer) => new RemotingConnection(endpoint, peer), peer);
}
