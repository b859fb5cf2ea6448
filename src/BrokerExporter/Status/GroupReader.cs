using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Status;

/// <summary>Makes the groups of one target out of the shared vocabulary, whatever the system.</summary>
internal static class GroupReader
{
    private static readonly Metric[] _ofPairs =
    [
        MessagingMetrics.GroupLagMessages, MessagingMetrics.GroupLagSeconds, MessagingMetrics.GroupConsumedMessages,
        MessagingMetrics.GroupLostMessages, MessagingMetrics.GroupUncommittedPartitions, MessagingMetrics.GroupUnknownPartitions,
    ];

    /// <param name="target">The target's name.</param>
    /// <param name="snapshot">Its last snapshot.</param>
    /// <param name="trends">What is remembered of it.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<GroupView> Read(string target, SnapshotIndex snapshot, GroupTrends trends, DateTimeOffset now)
    {
        var pairs = _ofPairs.ToDictionary(metric => metric, snapshot.ByGroup);
        var members = snapshot.ByGroup(MessagingMetrics.GroupMembers);
        var stalled = snapshot.Of(MessagingMetrics.GroupStalled.Name)
            .ToLookup(sample => GroupKey.Of(sample.Series), sample => sample.Series.LabelOf("reason"));
        var rates = trends.Rates();
        var keys = pairs.Values.SelectMany(values => values.Keys).Concat(stalled.Select(group => group.Key)).Distinct().ToList();
        // A group that is connected and has nothing to consume is shown all the same.
        var whole = keys.Select(key => key.Whole).ToHashSet();
        keys.AddRange(members.Keys.Where(key => !whole.Contains(key)));

        return keys.Select(key => new GroupView
        {
            Target = target,
            Key = key,
            Lag = Value(MessagingMetrics.GroupLagMessages, key),
            AgeSeconds = Value(MessagingMetrics.GroupLagSeconds, key),
            Lost = Value(MessagingMetrics.GroupLostMessages, key),
            Uncommitted = Value(MessagingMetrics.GroupUncommittedPartitions, key),
            Unknown = Value(MessagingMetrics.GroupUnknownPartitions, key),
            In = rates.Published.Of(key.OfTopic),
            Out = rates.Consumed.Of(key),
            Growth = rates.Lag.Of(key),
            Members = members.TryGetValue(key.Whole, out var count) ? count : null,
            Stalled = string.Join(", ", stalled[key].Order(StringComparer.Ordinal)),
            Trend = trends.LagOf(key, now),
        });

        double? Value(Metric metric, GroupKey key) => pairs[metric].TryGetValue(key, out var value) ? value : null;
    }
}
