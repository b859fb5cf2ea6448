using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Writes what a collection found out about groups, and remembers what the next one needs. Asks nothing.</summary>
internal static class GroupReport
{
    public static void Add(
        SampleSink sink, Cluster cluster, Survey survey, IReadOnlyList<PairLag> pairs, PairMemories memories, RetryLoops loops, UnseenClients unseen, DateTimeOffset now)
    {
        memories.Note(pairs);
        var subscriptions = cluster.Subscriptions;
        subscriptions.Observe(survey, cluster.Connections, now);
        var moved = pairs.Where(pair => pair.HasCommit && memories.Of(pair).HasMoved).ToList();
        foreach (var pair in moved)
            subscriptions.NoteConsumed(pair, now);
        unseen.Observe(survey, cluster.Connections, moved.Select(pair => (pair.Cluster, pair.Group)).ToHashSet(), now);
        var retries = RetrySamples.Measure(survey, cluster.Consumption, FullyTold.Of(survey, cluster.View.Groups));
        loops.Observe(retries, pairs, memories, now);

        var groups = survey.Groups.Select(group => new GroupState(group, cluster, now, unseen.Has(group)) { IsPop = cluster.Pop.IsPop(group) }).ToList();
        var byName = groups.ToDictionary(group => (group.Group.Cluster, group.Group.Name));
        foreach (var group in groups)
        {
            GroupSamples.Add(sink, group);
            if (cluster.Options.Namespaces)
                NamespaceSamples.Add(sink, NamespaceMetrics.Group, group.Group.Cluster, group.Group.Name);
        }

        SubscriptionSamples.Add(sink, groups, pairs, new TopicPresence(survey, cluster.View, cluster.Options));
        var pop = new PopCommits(cluster, survey);
        foreach (var pair in pairs)
            PairSamples.Add(sink, pair, byName[(pair.Cluster, pair.Group)], memories, pop, loops.Has(pair), now);
        memories.Keep(pairs);
        RetrySamples.Add(sink, retries);
    }
}
