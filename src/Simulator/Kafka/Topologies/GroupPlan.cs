using System.Collections.Immutable;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Topologies;

/// <summary>A group that there is from the start.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Topics">What its members subscribe to; the partitions are dealt to them.</param>
internal sealed record GroupPlan(string Id, params ImmutableArray<string> Topics)
{
    public GroupKind Kind { get; init; }

    /// <summary>Without members it is Empty.</summary>
    public int Members { get; init; } = 1;

    /// <summary>Null: Stable, or Empty without members.</summary>
    public string? State { get; init; }

    public string ProtocolType { get; init; } = "consumer";

    /// <summary>How many messages its commits are behind the end of each partition; null: it has committed nothing.</summary>
    public long? Behind { get; init; } = 0;

    /// <summary>The broker that coordinates it; null: by its name.</summary>
    public int? Coordinator { get; init; }
}
