using System.Collections.Immutable;

namespace Probes.Kafka.Model.Topics;

/// <summary>Who has a partition.</summary>
/// <param name="Index">The partition's number.</param>
/// <param name="Leader">The node id of the broker that leads it; -1: nobody does.</param>
/// <param name="Replicas">Who should have a copy; the first is the preferred leader.</param>
/// <param name="InSync">Whose copy is complete.</param>
internal sealed record PartitionView(int Index, int Leader, ImmutableArray<int> Replicas, ImmutableArray<int> InSync)
{
    public bool IsOffline => Leader < 0;

    public bool IsUnderReplicated => InSync.Length < Replicas.Length;

    /// <summary>Whether the first of the copies leads; null if nobody leads.</summary>
    public bool? HasPreferredLeader => IsOffline || Replicas.IsEmpty ? null : Replicas[0] == Leader;
}
