using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Writes whether the members of each group agree, and what they subscribe to.</summary>
internal static class SubscriptionSamples
{
    /// <param name="sink">Where to.</param>
    /// <param name="groups">In the order of exposition.</param>
    /// <param name="pairs">What the groups consume.</param>
    /// <param name="topics">What there is.</param>
    public static void Add(SampleSink sink, IReadOnlyCollection<GroupState> groups, IReadOnlyList<PairLag> pairs, TopicPresence topics)
    {
        var left = pairs.Where(pair => pair.HasCommit).ToLookup(pair => (pair.Cluster, pair.Group), pair => pair.Topic);
        foreach (var cluster in groups.Where(group => group.Group.Brokers.Count > 0 && !group.IsSystem).GroupBy(group => group.Group.Cluster))
        {
            AddVerdicts(sink, cluster.Key, cluster);
            AddMembers(sink, cluster.Key, cluster);
            var idle = 0;
            foreach (var group in cluster)
                idle += AddTopics(sink, group, left[(cluster.Key, group.Group.Name)], topics) ? 1 : 0;
            if (topics.IsKnown(cluster.Key))
                sink.Add(SubscriptionMetrics.IdleGroups, idle, cluster.Key);
        }
    }

    private static void AddVerdicts(SampleSink sink, string cluster, IEnumerable<GroupState> groups)
    {
        var counts = SubscriptionReasons.All.ToDictionary(reason => reason, _ => 0);
        foreach (var group in groups)
        {
            if (group.Subscription is { } watch)
                sink.Add(SubscriptionMetrics.Changes, watch.Changes, cluster, group.Group.Name);
            if (group.Verdict is not { } verdict)
                continue;
            sink.Add(SubscriptionMetrics.Consistent, verdict.IsConsistent, cluster, group.Group.Name);
            foreach (var reason in verdict.Reasons)
            {
                sink.Add(SubscriptionMetrics.Inconsistent, 1L, cluster, group.Group.Name, reason.Label());
                counts[reason]++;
            }
        }

        foreach (var (reason, count) in counts)
            sink.Add(SubscriptionMetrics.InconsistentGroups, count, cluster, reason.Label());
    }

    private static void AddMembers(SampleSink sink, string cluster, IEnumerable<GroupState> groups)
    {
        var online = groups.Where(group => group.Members > 0 && group.Subscription is not null).ToList();
        foreach (var (name, broker, count) in online
            .SelectMany(group => group.Subscription!.Members.Missing.Select(entry => (group.Group.Name, entry.Key, entry.Value)))
            .Take(Offenders.Named))
            sink.Add(SubscriptionMetrics.MissingClients, count, cluster, name, broker);
        foreach (var group in online.Where(group => !group.Subscription!.Members.Twice.IsEmpty).Take(Offenders.Named))
            sink.Add(SubscriptionMetrics.ClientIdsTwice, group.Subscription!.Members.Twice.Length, cluster, group.Group.Name);
    }

    /// <returns>Whether the group is known to consume nothing that exists.</returns>
    private static bool AddTopics(SampleSink sink, GroupState group, IEnumerable<string> committed, TopicPresence topics)
    {
        if (!(group.Members > 0) || group.Subscription?.Topics is not { } subscribed)
            return false;
        ReadOnlySpan<string> labels = [group.Group.Cluster, group.Group.Name];
        sink.Add(SubscriptionMetrics.SubscribedTopics, subscribed.Count, labels);
        sink.Add(SubscriptionMetrics.UnsubscribedTopics, committed.Count(group.HasLeft), labels);
        if (!topics.IsKnown(group.Group.Cluster))
            return false;
        var missing = subscribed.Count(topic => topics.IsMissing(group.Group.Cluster, topic));
        sink.Add(SubscriptionMetrics.MissingTopics, missing, labels);
        return missing > 0 && missing == subscribed.Count;
    }
}
