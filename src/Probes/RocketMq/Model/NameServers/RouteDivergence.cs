using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// Compares the routes of topics (105): queue numbers and permission, broker by broker. The broker itself says what is right.
/// </summary>
internal static class RouteDivergence
{
    public static IEnumerable<Finding> Find(
        IReadOnlyList<NameServerTables> nameServers, IReadOnlyDictionary<string, TopicRoutes> routes, BrokerTopics brokers) =>
        routes.Where(entry => !entry.Value.Agree).SelectMany(entry => Compare(entry.Key, entry.Value, nameServers, brokers)).Distinct();

    private static List<Finding> Compare(
        string topic, TopicRoutes routes, IReadOnlyList<NameServerTables> nameServers, BrokerTopics brokers)
    {
        // Those without any route are told by TopicDivergence.
        var routed = nameServers
            .Select(tables => (Tables: tables, Entries: routes.ByNameServer.GetValueOrDefault(tables.Name, [])))
            .Where(entry => !entry.Entries.IsEmpty)
            .ToList();
        List<Finding> findings = [];
        foreach (var broker in routed.SelectMany(entry => entry.Entries).Select(entry => entry.Broker).Distinct(StringComparer.Ordinal))
        {
            if (IsUnanimous(routed, broker))
                continue;
            // A master that a name server has lost is missing from all its routes: RegistryDivergence tells that, once. And
            // without a master, 5.x takes the write permission away by itself, for an acting master.
            var said = routed.Where(entry => entry.Tables.Masters.Contains(broker))
                .Select(entry => (entry.Tables.Name, Shape: ShapeOf(entry.Entries, broker)))
                .ToList();
            var truth = brokers.Of(topic, broker);
            List<(string, (int, int))> queues = [.. said.Select(entry => (entry.Name, QueuesOf(entry.Shape)))];
            Add(said, DivergenceKind.Route, brokers.Knows(broker) ? Dissent.Among(queues, QueuesOf(truth)) : Dissent.Among(queues));

            List<(string, int)> permissions = [.. said.Where(entry => entry.Shape is not null).Select(entry => (entry.Name, entry.Shape!.Permission ?? 0))];
            Add(said, DivergenceKind.Permission, truth?.Permission is { } right ? Dissent.Among(permissions, right) : Dissent.Among(permissions));
        }

        return findings;

        // A difference is as old as the oldest of the answers that show it.
        void Add(List<(string Name, TopicShape? Shape)> said, DivergenceKind kind, IEnumerable<string> names) =>
            findings.AddRange(names.Select(name => new Finding(new Difference(name, kind, topic), said.Min(entry => routes.AtOf(entry.Name)))));
    }

    // Of a topic that differs, most brokers' shares do not.
    private static bool IsUnanimous(List<(NameServerTables Tables, ImmutableArray<RouteEntry> Entries)> routed, string broker)
    {
        var first = ShapeOf(routed[0].Entries, broker);
        foreach (var (_, entries) in routed)
        {
            if (ShapeOf(entries, broker) != first)
                return false;
        }

        return true;
    }

    private static TopicShape? ShapeOf(ImmutableArray<RouteEntry> entries, string broker)
    {
        foreach (var entry in entries)
        {
            if (entry.Broker == broker)
                return entry.Queues;
        }

        return null;
    }

    private static (int Read, int Write) QueuesOf(TopicShape? shape) => (shape?.ReadQueues ?? 0, shape?.WriteQueues ?? 0);
}
