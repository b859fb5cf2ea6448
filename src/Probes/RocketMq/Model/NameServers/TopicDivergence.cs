namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// Compares which topics name servers have a route for: by their lists (206) and, where it was asked since, by the route
/// itself (105).
/// </summary>
internal static class TopicDivergence
{
    /// <param name="nameServers">What they said.</param>
    /// <param name="routes">The routes that are known.</param>
    /// <param name="brokers">What the brokers say.</param>
    /// <param name="isUserTopic">Whether a topic is an ordinary one: of others, what the brokers say is not complete.</param>
    public static IEnumerable<Finding> Find(
        IReadOnlyList<NameServerTables> nameServers, IReadOnlyDictionary<string, TopicRoutes> routes, BrokerTopics brokers, Func<string, bool> isUserTopic)
    {
        var topics = ListsAgree(nameServers)
            ? []
            : nameServers.SelectMany(tables => tables.Topics?.Value ?? (IEnumerable<string>)[]).ToHashSet(StringComparer.Ordinal);
        topics.UnionWith(routes.Where(entry => !entry.Value.Agree).Select(entry => entry.Key));
        return topics.SelectMany(topic => Compare(topic, nameServers, routes.GetValueOrDefault(topic), brokers, isUserTopic));
    }

    // Nearly always, and then there are no ten thousand topics to go through.
    private static bool ListsAgree(IReadOnlyList<NameServerTables> nameServers) =>
        nameServers.Count == 0 || nameServers.All(tables => tables.Topics is { } list && list.Value.SetEquals(nameServers[0].Topics!.Value));

    private static IEnumerable<Finding> Compare(
        string topic, IReadOnlyList<NameServerTables> nameServers, TopicRoutes? routes, BrokerTopics brokers, Func<string, bool> isUserTopic)
    {
        var (has, lacks) = (false, false);
        foreach (var tables in nameServers)
        {
            var answer = Has(topic, tables, routes);
            has |= answer?.Has is true;
            lacks |= answer?.Has is false;
        }

        if (!has || !lacks)
            return [];
        var answers = nameServers.Select(tables => (Tables: tables, Answer: Has(topic, tables, routes))).ToList();
        var have = answers.Where(entry => entry.Answer?.Has is true).Select(entry => entry.Tables);
        var lack = answers.Where(entry => entry.Answer?.Has is false).Select(entry => entry.Tables);
        // A difference is as old as the oldest of the answers that show it.
        var at = answers.Min(entry => entry.Answer?.At ?? DateTimeOffset.MaxValue);
        // Every broker was asked, and none has it: it was deleted, and these did not hear of it.
        if (brokers.IsComplete && isUserTopic(topic) && !brokers.HostsOf(topic).Any())
            return have.Select(tables => new Finding(new Difference(tables.Name, DivergenceKind.TopicLeftover, topic), at));
        // Topics come from masters. Of a master that is missing as a whole, its topics are no findings of their own.
        var hosts = HostsOf(topic, routes, brokers);
        return lack.Where(tables => hosts.Count == 0 || hosts.Overlaps(tables.Masters))
            .Select(tables => new Finding(new Difference(tables.Name, DivergenceKind.TopicMissing, topic), at));
    }

    private static HashSet<string> HostsOf(string topic, TopicRoutes? routes, BrokerTopics brokers) =>
        brokers.HostsOf(topic)
            .Concat(routes?.ByNameServer.Values.SelectMany(entries => entries).Select(entry => entry.Broker) ?? [])
            .ToHashSet(StringComparer.Ordinal);

    // The younger of two answers counts; null: this name server said nothing of it.
    private static (bool Has, DateTimeOffset At)? Has(string topic, NameServerTables tables, TopicRoutes? routes)
    {
        if (routes is not null && routes.ByNameServer.TryGetValue(tables.Name, out var entries) && !(tables.Topics?.At > routes.AtOf(tables.Name)))
            return (!entries.IsEmpty, routes.AtOf(tables.Name));
        return tables.Topics is { } list ? (list.Value.Contains(topic), list.At) : null;
    }
}
