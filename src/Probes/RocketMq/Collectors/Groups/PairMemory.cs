using Probes.Lag;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>What is remembered of a group on a topic between collections.</summary>
internal sealed class PairMemory
{
    public ConsumedTotal Consumed { get; } = new();

    public StallDetector Progress { get; } = new();
}
