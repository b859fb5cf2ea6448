namespace Probes.Kafka.Model.Groups;

/// <summary>A partition that has messages for a group.</summary>
/// <param name="Position">Where it is among the topic's partitions.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Committed">The next offset that the group will consume.</param>
/// <param name="Next">The same, or the first that is still there.</param>
/// <param name="End">The offset of the next message to be written.</param>
/// <param name="Lag">Messages still to consume.</param>
internal readonly record struct LaggingPartition(int Position, int Partition, long Committed, long Next, long End, long Lag);
