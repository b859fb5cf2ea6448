using Probes.Kafka.Model.Topics;
using Probes.Lag;

namespace Probes.Kafka.Model.Groups;

/// <summary>How far a group is behind on a topic, over the partitions of which both is known: where it stands, and where they end.</summary>
internal sealed class PairLag
{
    private readonly TopicOffsets _offsets;

    /// <param name="group">The group.</param>
    /// <param name="offsets">Where the topic's partitions begin and end.</param>
    /// <param name="commits">What the group has committed of it; empty: nothing, although it wants the topic.</param>
    /// <param name="areKnown">Whether the coordinator told what the group has committed.</param>
    public PairLag(string group, TopicOffsets offsets, ReadOnlySpan<Commit> commits, bool areKnown = true)
    {
        (Group, _offsets, AreCommitsKnown) = (group, offsets, areKnown);
        var count = offsets.End.Length;
        (Committed, LagByPosition) = (new long[count], new long[count]);
        Committed.AsSpan().Fill(areKnown ? Commit.None : Commit.Unknown);
        foreach (var commit in commits)
        {
            if (offsets.Topic.PositionOf(commit.Partition) is var position and >= 0)
                Committed[position] = commit.Offset;
        }

        for (var i = 0; i < count; i++)
            Add(i);
    }

    public string Group { get; }

    public string Topic => _offsets.Topic.Name;

    public bool AreCommitsKnown { get; }

    /// <summary>By position; <see cref="Commit.None"/> or <see cref="Commit.Unknown"/>.</summary>
    public long[] Committed { get; }

    /// <summary>Messages by position; 0 where it is not known.</summary>
    public long[] LagByPosition { get; }

    public long Messages { get; private set; }

    public long Lost { get; private set; }

    public int Ahead { get; private set; }

    public int Uncommitted { get; private set; }

    public int Unknown { get; private set; }

    /// <summary>Whether there is a partition of which it is known how far behind the group is.</summary>
    public bool IsKnown { get; private set; }

    public List<LaggingPartition> Lagging { get; } = [];

    public int PartitionAt(int position) => _offsets.Topic.Partitions[position].Index;

    /// <summary>Whether it is known how far behind the group is on a partition.</summary>
    public bool IsKnownAt(int position) => Committed[position] >= 0 && _offsets.IsKnown(position);

    /// <summary>How old the oldest message of a partition is that is not consumed, in milliseconds; null if it cannot be known.</summary>
    public long? AgeOf(in LaggingPartition partition, ReadOnlySpan<OffsetHistory?> histories) =>
        histories[partition.Position]?.TimeOf(partition.Next) is { } storedAt ? Math.Max(0, _offsets.ReadAt[partition.Position] - storedAt) : null;

    /// <summary>How old the oldest message is that is not consumed, in milliseconds; 0 if there is none, null if it cannot be known.</summary>
    public long? Age(ReadOnlySpan<OffsetHistory?> histories)
    {
        var oldest = 0L;
        foreach (var partition in Lagging)
        {
            if (AgeOf(partition, histories) is not { } age)
                return null;
            oldest = Math.Max(oldest, age);
        }

        return oldest;
    }

    /// <summary>Whether the age of the oldest message is drawn in proportion rather than watched.</summary>
    public bool IsEstimated(ReadOnlySpan<OffsetHistory?> histories)
    {
        var (oldest, isDrawn) = (-1L, false);
        foreach (var partition in Lagging)
        {
            if (AgeOf(partition, histories) is { } age && age > oldest)
                (oldest, isDrawn) = (age, histories[partition.Position]!.IsDrawn(partition.Next));
        }

        return isDrawn;
    }

    private void Add(int position)
    {
        var committed = Committed[position];
        if (committed == Commit.None)
        {
            Uncommitted++;
            return;
        }

        if (!IsKnownAt(position))
        {
            Unknown++;
            return;
        }

        IsKnown = true;
        var (first, end) = (_offsets.First[position], _offsets.End[position]);
        var lag = PartitionLag.Of(committed, first, end);
        LagByPosition[position] = lag.Messages;
        Messages += lag.Messages;
        Lost += lag.Lost;
        Ahead += lag.Ahead ? 1 : 0;
        if (lag.Messages > 0)
            Lagging.Add(new LaggingPartition(position, _offsets.Topic.Partitions[position].Index, committed, Math.Max(committed, first), end, lag.Messages));
    }
}
