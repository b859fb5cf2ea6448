using Probes.Nats.Client;

namespace Probes.Nats.Collectors;

/// <summary>
/// The value of the label <c>cluster</c>. Where nothing is configured that is the cluster's own name; a server by itself goes by
/// its own name, or, as that changes at each start if nobody gave it one, by the target's. A configured one stands for all of
/// a target; if that turns out to be several clusters, or servers by themselves, each may have a stream of the same name, and so
/// its own name stands behind. Thread-safe.
/// </summary>
internal sealed class ClusterLabels(string? configured, string target, TimeProvider time)
{
    /// <summary>So long a cluster that nobody of answers still counts: labels must not change with an outage.</summary>
    private static readonly TimeSpan _memory = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes who is there.</summary>
    public void Note(IEnumerable<ServerIdentity> servers)
    {
        lock (_lock)
        {
            foreach (var server in servers)
                _seen[OwnOf(server)] = time.GetTimestamp();
            foreach (var gone in _seen.Where(entry => time.GetElapsedTime(entry.Value) > _memory).Select(entry => entry.Key).ToList())
                _seen.Remove(gone);
        }
    }

    public string Of(ServerIdentity server)
    {
        lock (_lock)
            return configured is null ? OwnOf(server) : _seen.Count > 1 ? $"{configured}/{OwnOf(server)}" : configured;
    }

    private string OwnOf(ServerIdentity server) => server.Cluster.Length > 0 ? server.Cluster : server.IsNamed ? server.Name : target;
}
