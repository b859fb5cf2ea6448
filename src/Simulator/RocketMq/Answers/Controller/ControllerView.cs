using Simulator.RocketMq.Answers.Broker;

namespace Simulator.RocketMq.Answers.Controller;

/// <summary>What one controller answers from.</summary>
/// <param name="Index">n0, n1, ... in the raft group.</param>
/// <param name="Brokers">The broker groups by name.</param>
internal sealed record ControllerView(int Index, IReadOnlyDictionary<string, ReplicaGroup> Brokers)
{
    /// <summary>The leader as this controller knows it; null while there is none.</summary>
    public required Func<int?> Leader { get; init; }

    /// <summary>Addresses of all controllers, this one included.</summary>
    public required Func<IReadOnlyList<string>> Peers { get; init; }
}
