namespace Probes.Kafka.Model.Groups;

/// <summary>What a group is doing, in both protocols.</summary>
internal enum GroupState
{
    /// <summary>Not told, or a word that is not known here.</summary>
    Unknown,

    /// <summary>Members have what they should have.</summary>
    Stable,

    /// <summary>Nobody is connected, and there are commits.</summary>
    Empty,

    /// <summary>Classic protocol: members are awaited.</summary>
    PreparingRebalance,

    /// <summary>Classic protocol: the leader's assignment is awaited.</summary>
    CompletingRebalance,

    /// <summary>Consumer protocol: an assignment is computed.</summary>
    Assigning,

    /// <summary>Consumer protocol: members move to their new assignment.</summary>
    Reconciling,

    /// <summary>It is being removed.</summary>
    Dead,
}
