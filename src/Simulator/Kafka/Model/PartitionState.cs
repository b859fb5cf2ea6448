using System.Collections.Immutable;

namespace Simulator.Kafka.Model;

/// <summary>A partition: who has it, and what is in it.</summary>
internal sealed class PartitionState(int index, ImmutableArray<int> replicas)
{
    public int Index => index;

    /// <summary>The first is the preferred leader.</summary>
    public ImmutableArray<int> Replicas { get; } = replicas;

    /// <summary>-1: nobody.</summary>
    public int Leader { get; private set; } = replicas[0];

    public int LeaderEpoch { get; private set; }

    public ImmutableArray<int> InSync { get; set; } = replicas;

    public PartitionLog Log { get; } = new();

    public void Lead(int node)
    {
        if (node != Leader)
        {
            (Leader, LeaderEpoch) = (node, LeaderEpoch + 1);
        }
    }
}
