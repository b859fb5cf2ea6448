namespace Probes.Lag;

/// <summary>How far one group is behind on one partition.</summary>
/// <param name="Messages">Messages still to consume; only those that the broker still has.</param>
/// <param name="Lost">Messages that were removed before the group consumed them.</param>
/// <param name="Ahead">The commit lies beyond the end: the partition lost data or was re-created.</param>
public readonly record struct PartitionLag(long Messages, long Lost, bool Ahead)
{
    /// <summary>
    /// Computes it from offsets of which the commit was read first: what is written in between is counted too much
    /// rather than too little, and the result is never negative.
    /// </summary>
    /// <param name="committed">The next offset that the group will consume.</param>
    /// <param name="first">The first offset that the broker still has.</param>
    /// <param name="end">The offset of the next message to be written.</param>
    public static PartitionLag Of(long committed, long first, long end)
    {
        end = Math.Max(0, end);
        first = Math.Clamp(first, 0, end);
        var position = Math.Clamp(committed, first, end);
        return new PartitionLag(end - position, Math.Max(0, first - Math.Max(0, committed)), committed > end);
    }
}
