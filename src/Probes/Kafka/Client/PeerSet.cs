using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>The connections of one target, one for each address.</summary>
internal sealed class PeerSet(BrokerAccess access) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Endpoint, KafkaConnection> _connections = new();

    public IReadOnlyCollection<PeerStatistics> Statistics =>
        [.. _connections.Values.Select(connection => connection.Statistics).OrderBy(peer => peer.Peer, StringComparer.Ordinal)];

    public KafkaConnection At(Endpoint endpoint) => _connections.GetOrAdd(endpoint, static (endpoint, access) => new KafkaConnection(endpoint, access), access);

    /// <summary>Whether a peer answered when it was last asked.</summary>
    public bool IsUp(Endpoint endpoint) => _connections.TryGetValue(endpoint, out var connection) && connection.IsUp;

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
