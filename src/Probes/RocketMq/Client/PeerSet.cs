using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>The connections of one target, one for each address.</summary>
internal sealed class PeerSet(RemotingOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Endpoint, RemotingConnection> _connections = new();

    public IReadOnlyCollection<PeerStatistics> Statistics =>
        [.. _connections.Values.Select(connection => connection.Statistics).OrderBy(peer => peer.Peer, StringComparer.Ordinal)];

    public RemotingConnection At(Endpoint endpoint) =>
        _connections.GetOrAdd(endpoint, static (endpoint, options) => new RemotingConnection(endpoint, options), options);

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
}
