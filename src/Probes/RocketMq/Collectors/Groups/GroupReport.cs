using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Writes what a collection found out about groups, and remembers what the next one needs. Asks nothing.</summary>
internal static class GroupReport
{
    public static void Add(
        SampleSink sink, Cluster cluster, Survey survey, IReadOnlyList<PairLag> pairs, PairMemories memories, RetryLoops loops, DateTimeOffset now)
    {
        memories.Note(pairs);
        var subscriptions = cluster.Subscriptions;
        subscriptions.Observe(survey, cluster.Connections, now);
        foreach (var pair in pairs.Where(pair => pair.HasCommit && memories.Of(pair).HasMoved))
            subscriptions.NoteConsumed(pair, now);
        var retries = RetrySamples.Measure(survey, cluster.Consumption);
        loops.Observe(retries, pairs, memories, now);

        var groups = survey.Groups.Select(group => new GroupState(group, cluster, now) { IsPop = cluster.Pop.IsPop(group) }).ToList();
        var byName = groups.ToDictionary(group => (group.Group.Cluster, group.Group.Name));
        foreach (var group in groups)
        {
            GroupSamples.Add(sink, group);
            if (cluster.Options.Namespaces)
                NamespaceSamples.Add(sink, NamespaceMetrics.Group, group.Group.Cluster, group.Group.Name);
        }

        SubscriptionSamples.Add(sink, groups, pairs, new TopicPresence(survey, cluster.View, cluster.Options));
        foreach (var pair in pairs)
            PairSamples.Add(sink, pair, byName[(pair.Cluster, pair.Group)], memories, loops.Has(pair), now);
        memories.Keep(pairs);
        RetrySamples.Add(sink, retries);
    }
}
