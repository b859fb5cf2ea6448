using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Collectors.Transactions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// Puts together which group consumes which topic, and how far behind it is. A pair is one if the group has committed
/// an offset anywhere in the cluster or one of its clients subscribes to the topic.
/// </summary>
internal static class PairLedger
{
    public static IReadOnlyList<PairLag> Measure(
        Survey survey, ConsumptionMemory memory, ConnectionsMemory connections, Granularity granularity, DateTimeOffset now)
    {
        var broadcasting = Broadcasting(survey, connections);
        var groupsOf = GroupsByTopic(survey, connections, broadcasting, now);
        var pairs = new List<PairLag>();
        foreach (var topic in survey.Topics.Where(topic => topic.Kind is TopicKind.User or TopicKind.System))
        {
            if (groupsOf.TryGetValue((topic.Cluster, topic.Name), out var groups))
                pairs.AddRange(Measure(topic, survey.HasStaticTopics ? LogicalQueues.Of(survey, topic) : null, groups, memory, granularity));
        }

        return pairs;
    }

    private static PairLag[] Measure(
        TopicSurvey topic, LogicalQueues? logical, SortedSet<string> groups, ConsumptionMemory memory, Granularity granularity)
    {
        PairLag[] pairs =
        [
            .. groups.Select(group => new PairLag(topic.Cluster, group, topic.Name)
            {
                UnknownQueues = topic.UnknownQueues,
                Queues = granularity == Granularity.Queue ? [] : null,
            }),
        ];
        var needed = Array.Empty<long>();
        foreach (var part in topic.Parts)
        {
            var histories = memory.HistoriesOf(topic, part);
            histories.Observe(part.Queues, part.Broker.ReadAt.ToUnixTimeMilliseconds());
            if (needed.Length < part.Queues.Length)
                needed = new long[part.Queues.Length];
            needed.AsSpan().Fill(long.MaxValue);
            foreach (var pair in pairs)
                pair.Add(part, logical?.CommitsOf(part, pair.Group) ?? part.Broker.CommitsOf(topic.Name, pair.Group), histories, needed);
            Forget(part.Queues, needed, histories);
        }

        return pairs;
    }

    // Messages that every group has consumed need no dates any more.
    private static void Forget(QueueStats[] queues, ReadOnlySpan<long> needed, QueueHistories histories)
    {
        for (var i = 0; i < queues.Length; i++)
        {
            if (needed[i] < long.MaxValue)
                histories.Of(queues[i].QueueId).Forget(needed[i]);
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
            if (broadcasting.Contains((cluster, group)) || !survey.HasGroup(cluster, group) || HalfMessages.IsRound(topic, group))
                return;
            if (!groups.TryGetValue((cluster, topic), out var names))
                groups[(cluster, topic)] = names = new SortedSet<string>(StringComparer.Ordinal);
            names.Add(group);
        }
    }
}
