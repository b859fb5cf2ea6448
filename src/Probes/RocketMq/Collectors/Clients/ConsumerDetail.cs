using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>What consumers told of themselves (307), by group. Thread-safe: a lane writes while collections read.</summary>
internal sealed class ConsumerDetail
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Cluster, string Group), GroupDetail> _groups = [];

    /// <summary>Takes in which groups and clients there are, and lets go of others.</summary>
    public void Keep(Survey survey, IReadOnlyList<OnlineClients> groups)
    {
        lock (_lock)
        {
            foreach (var gone in _groups.Keys.Where(key => !survey.HasGroup(key.Cluster, key.Group)).ToList())
                _groups.Remove(gone);
            foreach (var online in groups)
            {
                var key = (online.Group.Cluster, online.Group.Name);
                if (!_groups.TryGetValue(key, out var detail))
                    _groups[key] = detail = new GroupDetail(key.Cluster, key.Name);
                detail.Keep([.. online.Clients.Select(client => client.ClientId)], online.AllTold);
            }
        }
    }

    /// <summary>Reads or changes what is known, alone.</summary>
    public T Use<T>(Func<IReadOnlyDictionary<(string Cluster, string Group), GroupDetail>, T> use)
    {
        lock (_lock)
            return use(_groups);
    }

    /// <summary>What the connected clients of a group told, by client id; empty if they were not asked, or did not answer.</summary>
    public IReadOnlyList<ClientReport> ReportsOf(string cluster, string group, DateTimeOffset now) =>
        Use<IReadOnlyList<ClientReport>>(groups => groups.TryGetValue((cluster, group), out var detail) ? [.. detail.ReportsAt(now)] : []);
}
