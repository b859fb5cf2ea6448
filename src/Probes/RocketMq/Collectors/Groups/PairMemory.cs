using Probes.Lag;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>What is remembered of a group on a topic between collections.</summary>
internal sealed class PairMemory
{
    public ConsumedTotal Consumed { get; } = new();

    /// <summary>Whether the group consumed something since the collection before.</summary>
    public bool HasMoved { get; private set; }

    public StallDetector Progress { get; } = new();

    public FrozenPartitions Partitions { get; } = new();

    /// <summary>Takes in the commits of a collection.</summary>
    public void Note(PairLag pair)
    {
        var before = Consumed.IsBegun ? Consumed.Total : (long?)null;
        Consumed.Observe(pair.CommitsByBroker);
        HasMoved = Consumed.Total > before;
    }
}
