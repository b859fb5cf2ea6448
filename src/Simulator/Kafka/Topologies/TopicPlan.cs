using System.Collections.Immutable;

namespace Simulator.Kafka.Topologies;

/// <summary>A topic that there is from the start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partitions">How many.</param>
/// <param name="Replicas">Copies of each; at most one a broker.</param>
internal sealed record TopicPlan(string Name, int Partitions = 1, int Replicas = 3)
{
    /// <summary>In each partition, written at the start.</summary>
    public int Messages { get; init; }

    /// <summary>How far back in time they are spread.</summary>
    public TimeSpan Span { get; init; }

    /// <summary>How many of them retention has deleted already.</summary>
    public int Deleted { get; init; }

    /// <summary>Whether a transaction has been open in partition 0 since the start.</summary>
    public bool HasOpenTransaction { get; init; }

    public bool IsInternal { get; init; }

    public ImmutableDictionary<string, string> Configs { get; init; } = ImmutableDictionary<string, string>.Empty;
}
