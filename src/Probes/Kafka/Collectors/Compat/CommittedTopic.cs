using Probes.Kafka.Collectors.Groups;
using Probes.Kafka.Collectors.Topics;
using Probes.Kafka.Model.Groups;

namespace Probes.Kafka.Collectors.Compat;

/// <summary>What a group has committed of a topic, and how far that is from the ends, as other exporters count: what was removed since lags too.</summary>
/// <param name="Group">The group.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Partitions">Those with a commit that is known; the lag is null where the end of the partition is not.</param>
/// <param name="AreCommitsKnown">Whether all commits could be read.</param>
internal sealed record CommittedTopic(string Group, string Topic, IReadOnlyList<(int Partition, long Offset, long? Lag)> Partitions, bool AreCommitsKnown)
{
    public long OffsetSum => Partitions.Sum(static partition => partition.Offset);

    /// <summary>Null if it is not known of a partition.</summary>
    public long? LagSum => AreCommitsKnown && Partitions.All(static partition => partition.Lag is not null) ? Partitions.Sum(static partition => partition.Lag ?? 0) : null;

    /// <summary>Each group with each topic that it has committed on, in order.</summary>
    public static IEnumerable<CommittedTopic> Of(GroupsReading reading, OffsetsReading offsets) =>
        from @group in reading.Groups
        where @group.Commits is not null
        from entry in @group.Commits!.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        let topic = Of(@group.Id, entry.Key, entry.Value, offsets)
        where topic.Partitions.Count > 0
        select topic;

    private static CommittedTopic Of(string group, string topic, Commit[] commits, OffsetsReading offsets)
    {
        var known = offsets.Of(topic);
        var partitions = new List<(int, long, long?)>(commits.Length);
        foreach (var (partition, committed) in commits)
        {
            if (committed < 0)
                continue;
            var end = known?.Topic.PositionOf(partition) is { } position and >= 0 ? known.End[position] : -1;
            partitions.Add((partition, committed, end < 0 ? null : Math.Max(0, end - committed)));
        }

        return new CommittedTopic(group, topic, partitions, commits.All(static commit => commit.Offset != Commit.Unknown));
    }
}
