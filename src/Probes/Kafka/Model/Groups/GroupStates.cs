using System.Collections.Immutable;

namespace Probes.Kafka.Model.Groups;

/// <summary>States as brokers write them and as label values.</summary>
internal static class GroupStates
{
    public static ImmutableArray<GroupState> All { get; } = [.. Enum.GetValues<GroupState>()];

    /// <summary>Kafka's own words: GroupState, ClassicGroupState, ConsumerGroupState.</summary>
    public static GroupState Parse(string word) => word switch
    {
        "Stable" => GroupState.Stable,
        "Empty" => GroupState.Empty,
        "PreparingRebalance" => GroupState.PreparingRebalance,
        // Before Kafka 1.1.
        "CompletingRebalance" or "AwaitingSync" => GroupState.CompletingRebalance,
        "Assigning" => GroupState.Assigning,
        "Reconciling" => GroupState.Reconciling,
        "Dead" => GroupState.Dead,
        _ => GroupState.Unknown,
    };

    public static string Label(this GroupState state) => state switch
    {
        GroupState.Stable => "stable",
        GroupState.Empty => "empty",
        GroupState.PreparingRebalance => "preparing_rebalance",
        GroupState.CompletingRebalance => "completing_rebalance",
        GroupState.Assigning => "assigning",
        GroupState.Reconciling => "reconciling",
        GroupState.Dead => "dead",
        _ => "unknown",
    };

    /// <summary>Whether members of a group of the classic protocol wait for their partitions.</summary>
    public static bool IsRebalancing(this GroupState state) => state is GroupState.PreparingRebalance or GroupState.CompletingRebalance;

    /// <summary>Whether nobody can be connected.</summary>
    public static bool IsInactive(this GroupState state) => state is GroupState.Empty or GroupState.Dead;
}
