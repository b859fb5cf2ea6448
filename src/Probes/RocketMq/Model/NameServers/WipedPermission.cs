namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// A topic that a broker takes writes for, and that a name server routes to it without write permission: what an
/// administrator does before a broker is taken away (205), and forgets to undo.
/// </summary>
internal readonly record struct WipedPermission(string NameServer, string Broker, string Topic)
{
    public static IReadOnlyList<(WipedPermission Wiped, DateTimeOffset At)> Find(
        IReadOnlyList<NameServerTables> nameServers, IReadOnlyDictionary<string, TopicRoutes> routes, BrokerTopics brokers)
    {
        List<(WipedPermission, DateTimeOffset)> wiped = [];
        foreach (var (topic, answers) in routes)
        {
            foreach (var tables in nameServers)
            {
                if (!answers.ByNameServer.TryGetValue(tables.Name, out var entries))
                    continue;
                foreach (var entry in entries)
                {
                    // Without a master, 5.x takes the permission away by itself, for an acting master.
                    if (!entry.Queues.IsWritable && tables.Masters.Contains(entry.Broker) && brokers.Of(topic, entry.Broker) is { IsWritable: true })
                        wiped.Add((new WipedPermission(tables.Name, entry.Broker, topic), answers.AtOf(tables.Name)));
                }
            }
        }

        return wiped;
    }
}
