using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors;

/// <summary>
/// Puts together which group consumes which topic, and how far behind it is. A pair is one if the group has committed
/// an offset anywhere in the cluster or one of its clients subscribes to the topic.
/// </summary>
internal static class PairLedger
{
    public static IReadOnlyList<PairLag> Measure(Survey survey, ConsumptionMemory memory, ConnectionsMemory connections, DateTimeOffset now)
    {
        var broadcasting = Broadcasting(survey, connections);
        var groupsOf = GroupsByTopic(survey, connections, broadcasting, now);
        var pairs = new List<PairLag>();
        foreach (var topic in survey.Topics.Where(topic => topic.Kind is TopicKind.User or TopicKind.System))
        {
            if (!groupsOf.TryGetValue((topic.Cluster, topic.Name), out var groups))
                continue;
            foreach (var part in topic.Parts)
                memory.HistoriesOf(topic, part).Observe(part.Queues, part.Broker.ReadAt.ToUnixTimeMilliseconds());
            foreach (var group in groups)
                pairs.Add(Measure(topic, group, memory));
            Forget(topic, pairs[^groups.Count..], memory);
        }

        return pairs;
    }

    private static PairLag Measure(TopicSurvey topic, string group, ConsumptionMemory memory)
    {
        var pair = new PairLag(topic.Cluster, group, topic.Name) { UnknownQueues = topic.UnknownQueues };
        foreach (var part in topic.Parts)
            pair.Add(part, part.Broker.CommitsOf(topic.Name, group), memory.HistoriesOf(topic, part));
        return pair;
    }

    // Messages that every group has consumed need no dates any more.
    private static void Forget(TopicSurvey topic, List<PairLag> pairs, ConsumptionMemory memory)
    {
        foreach (var part in topic.Parts)
        {
            var histories = memory.HistoriesOf(topic, part);
            var committed = pairs.SelectMany(pair => pair.Queues)
                .Where(queue => queue.Broker == part.Broker.Group.Broker)
                .GroupBy(queue => queue.QueueId, queue => queue.Committed);
            foreach (var queue in committed)
                histories.Of(queue.Key).Forget(queue.Min());
        }
    }

    /// <summary>Groups whose clients each consume everything and keep their offsets to themselves: they have no lag that a broker could know.</summary>
    private static HashSet<(string Cluster, string Group)> Broadcasting(Survey survey, ConnectionsMemory connections)
    {
        // From 5.x on a proxy may keep the offsets of broadcasting clients, under a key of their own.
        var kept = survey.Answered.SelectMany(broker => broker.Commits
            .Where(entry => entry.Broadcasting)
            .Select(entry => (broker.Group.Cluster, entry.Group))).ToHashSet();
        // They outlive a change of mode: what its clients say of a group counts more.
        return survey.Groups
            .Where(group => connections.ModeOf(group)?.IsBroadcasting ?? kept.Contains((group.Cluster, group.Name)))
            .Select(group => (group.Cluster, group.Name))
            .ToHashSet();
    }

    private static Dictionary<(string Cluster, string Topic), SortedSet<string>> GroupsByTopic(
        Survey survey, ConnectionsMemory connections, HashSet<(string Cluster, string Group)> broadcasting, DateTimeOffset now)
    {
        var groups = new Dictionary<(string Cluster, string Topic), SortedSet<string>>();
        foreach (var broker in survey.Answered.Concat(survey.Away))
        {
            foreach (var entry in broker.Commits.Where(entry => !entry.Broadcasting))
                Add(broker.Group.Cluster, entry.Topic, entry.Group);
        }

        foreach (var group in survey.Groups)
        {
            foreach (var subscription in connections.AnswersOf(group, now).SelectMany(answer => answer?.Subscriptions ?? []))
                Add(group.Cluster, subscription.Topic, group.Name);
        }

        return groups;

        void Add(string cluster, string topic, string group)
        {
            // Commits outlive their group: only one that the brokers still know is a group.
            if (broadcasting.Contains((cluster, group)) || !survey.HasGroup(cluster, group))
                return;
            if (!groups.TryGetValue((cluster, topic), out var names))
                groups[(cluster, topic)] = names = new SortedSet<string>(StringComparer.Ordinal);
            names.Add(group);
        }
    }
}
