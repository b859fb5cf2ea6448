namespace Probes.Lag;

/// <summary>Where a group stands in one partition that has messages for it.</summary>
/// <param name="Part">The broker, if partitions are counted on each.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Committed">The next offset that the group will consume.</param>
/// <param name="End">The offset of the next message to be written.</param>
public readonly record struct PartitionPosition(string Part, int Partition, long Committed, long End = 0);
