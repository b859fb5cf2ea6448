using Probes.Lag;

namespace Probes.RocketMq.Collectors;

/// <summary>What is remembered of a group on a topic between collections.</summary>
internal sealed class PairMemory
{
    public GrowingTotal Consumed { get; } = new();

    public StallDetector Progress { get; } = new();

    /// <summary>Whether it was there before this collection.</summary>
    public bool IsKnown { get; set; }
}
