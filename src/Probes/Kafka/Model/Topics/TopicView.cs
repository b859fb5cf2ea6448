using System.Collections.Immutable;

namespace Probes.Kafka.Model.Topics;

/// <summary>A topic as the cluster describes it.</summary>
/// <param name="Name">The topic.</param>
/// <param name="Id">New with each topic of the name; empty: not told (before Kafka 2.8).</param>
/// <param name="IsInternal">Whether it is one of Kafka's own.</param>
/// <param name="Partitions">By index.</param>
internal sealed record TopicView(string Name, Guid Id, bool IsInternal, ImmutableArray<PartitionView> Partitions)
{
    /// <summary>The lowest of the partitions': a change of it goes from one to the next.</summary>
    public int ReplicationFactor => Partitions.IsEmpty ? 0 : Partitions.Min(static partition => partition.Replicas.Length);

    public int UnderReplicated => Partitions.Count(static partition => partition.IsUnderReplicated);

    public int Offline => Partitions.Count(static partition => partition.IsOffline);

    public int NotPreferredLeader => Partitions.Count(static partition => partition.HasPreferredLeader == false);

    public int UnderMinIsr(int minInSync) => Partitions.Count(partition => partition.InSync.Length < minInSync);

    /// <summary>Where a partition is in <see cref="Partitions"/>; -1 if there is no such partition.</summary>
    public int PositionOf(int index)
    {
        // Nearly always all are there, from 0.
        if ((uint)index < (uint)Partitions.Length && Partitions[index].Index == index)
            return index;
        for (var i = 0; i < Partitions.Length; i++)
        {
            if (Partitions[i].Index == index)
                return i;
        }

        return -1;
    }
}
