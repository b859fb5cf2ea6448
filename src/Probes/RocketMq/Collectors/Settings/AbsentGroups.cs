using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Settings;

/// <summary>
/// Finds groups that a master does not know although it holds a topic that they consume elsewhere: nobody consumes its
/// messages unless the broker creates the group by itself with the next heartbeat (autoCreateSubscriptionGroup).
/// </summary>
internal static class AbsentGroups
{
    /// <param name="masters">The masters of one cluster, all of them: one that is away says nothing.</param>
    /// <returns>Names, in order.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<BrokerPositions> masters)
    {
        if (masters.Count < 2)
            return [];
        var known = masters.ToDictionary(master => master, master => master.ConsumerGroups.Select(group => group.GroupName).ToHashSet(StringComparer.Ordinal));
        var listed = known.Values.SelectMany(groups => groups).ToHashSet(StringComparer.Ordinal);
        var topics = masters.ToDictionary(master => master, master => master.Topics.Select(topic => topic.TopicName).ToHashSet(StringComparer.Ordinal));
        var absent = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in masters.SelectMany(master => master.Commits).Where(entry => !entry.Broadcasting && listed.Contains(entry.Group) && IsConsumed(entry.Topic)))
        {
            if (masters.Any(master => !known[master].Contains(entry.Group) && topics[master].Contains(entry.Topic)))
                absent.Add(entry.Group);
        }

        return [.. absent];
    }

    // Retry topics come with the group.
    private static bool IsConsumed(string topic) => !topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal);
}
