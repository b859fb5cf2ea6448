using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>The connected clients of one group, by id, as its brokers told (203).</summary>
/// <param name="Group">The group.</param>
/// <param name="Clients">By client id.</param>
/// <param name="AllTold">Whether every broker that knows the group told of its own, and none is a slave, to which only some clients talk.</param>
internal sealed record OnlineClients(GroupSurvey Group, IReadOnlyList<OnlineClient> Clients, bool AllTold)
{
    public static OnlineClients Of(GroupSurvey group, ConnectionsMemory connections, DateTimeOffset now)
    {
        var ways = new SortedDictionary<string, List<(BrokerMember Broker, string Address)>>(StringComparer.Ordinal);
        var told = 0;
        foreach (var (broker, _, answer) in connections.ToldOf(group, now))
        {
            told += broker.MayTrail ? 0 : 1;
            foreach (var client in answer?.Connections ?? [])
            {
                if (!ways.TryGetValue(client.ClientId, out var known))
                    ways[client.ClientId] = known = [];
                known.Add((broker.Source, client.ClientAddr));
            }
        }

        return new OnlineClients(
            group, [.. ways.Select(client => new OnlineClient(client.Key, client.Value))], group.BrokersAway == 0 && told == group.Brokers.Count);
    }
}
