using System.Collections.Immutable;

namespace Simulator.Kafka.Model;

/// <param name="Name">The topic.</param>
/// <param name="Id">Its own: a topic that is made again has another one.</param>
/// <param name="IsInternal">Whether it is the broker's own.</param>
/// <param name="Partitions">By their numbers.</param>
/// <param name="Configs">Its settings.</param>
internal sealed record TopicState(
    string Name, Guid Id, bool IsInternal, ImmutableArray<PartitionState> Partitions, ImmutableDictionary<string, string> Configs)
{
    public PartitionState? Partition(int index) => index >= 0 && index < Partitions.Length ? Partitions[index] : null;
}
