using Probes.Kafka.Model.Groups;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>Every group that brokers list and the filter admits, once.</summary>
/// <param name="Groups">By name.</param>
internal sealed record GroupsReading(IReadOnlyList<GroupView> Groups)
{
    /// <summary>Groups whose coordinator did not tell their commits.</summary>
    public int Unanswered { get; init; }
}
