using System.Collections.Immutable;

namespace Simulator.Kafka.Traffic;

/// <summary>What happens by itself.</summary>
internal sealed record TrafficPlan
{
    public ImmutableArray<ProducerFlow> Producers { get; init; } = [];

    public ImmutableArray<ConsumerFlow> Consumers { get; init; } = [];
}
