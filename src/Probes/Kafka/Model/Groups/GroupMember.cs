using System.Collections.Immutable;

namespace Probes.Kafka.Model.Groups;

/// <summary>A client that is connected as a consumer of a group.</summary>
/// <param name="Name">What it is known by from one collection to the next: its instance id, if the application gave it one, or its member id.</param>
internal sealed record GroupMember(string Name)
{
    /// <summary>The topics that it wants, by name; null: not told.</summary>
    public ImmutableArray<string>? Topics { get; init; } = [];

    /// <summary>Whether the broker finds its topics by a pattern.</summary>
    public bool HasPattern { get; init; }

    /// <summary>What it has.</summary>
    public ImmutableArray<AssignedTopic> Assigned { get; init; } = [];

    /// <summary>What it should have; null: the protocol does not tell.</summary>
    public ImmutableArray<AssignedTopic>? Target { get; init; }
}
