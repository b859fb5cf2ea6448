using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Model;

/// <summary>
/// Broker groups whose slave stands in for a master that is away (5.x, supportActingMaster): routes (105) show it under id
/// 0, while the registry (106) tells its true id.
/// </summary>
internal static class ActingMasters
{
    /// <summary>By broker group: whether it has one. Groups without a master of which no route is known are not in it.</summary>
    public static IReadOnlyDictionary<(string Cluster, string Broker), bool> Find(
        IReadOnlyList<NameServerTables> nameServers, IReadOnlyDictionary<string, TopicRoutes> routes)
    {
        var found = new SortedDictionary<(string, string), bool>(PairOrder.Instance);
        foreach (var tables in nameServers)
        {
            foreach (var group in tables.Registry.Groups)
            {
                if (IsActing(tables, group, routes) is { } acting)
                    found[(group.Cluster, group.Broker)] = acting | found.GetValueOrDefault((group.Cluster, group.Broker));
            }
        }

        return found;
    }

    private static bool? IsActing(NameServerTables tables, BrokerGroup group, IReadOnlyDictionary<string, TopicRoutes> routes)
    {
        if (group.HasMaster)
            return false;
        bool? acting = null;
        foreach (var answers in routes.Values)
        {
            foreach (var entry in answers.ByNameServer.GetValueOrDefault(tables.Name, []))
            {
                if (entry.Broker == group.Broker)
                    acting = acting is true || group.Members.Any(member => member.Address == entry.MasterAddress);
            }
        }

        return acting;
    }
}
