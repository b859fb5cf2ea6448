namespace Probes.Lag;

/// <summary>
/// Tells whether one of a topic's partitions stands still although it has messages: a message that is never finished, a lock
/// that is never released, a client that took it and hangs. Times are Unix milliseconds.
/// </summary>
public sealed class FrozenPartitions
{
    /// <summary>
    /// How long a single partition may stand still. More than a whole group may: clients that consume little turn to their
    /// partitions one after the other.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private Dictionary<(string Part, int Partition), (long Committed, long Since, long End)> _lagging = [];

    /// <param name="now">When the offsets were read.</param>
    /// <param name="lagging">The partitions that have messages; one that is not named has none, or is not known.</param>
    /// <param name="mustGrow">Whether standing still proves something only if more was written since, because commits come late.</param>
    public bool Observe(long now, IReadOnlyCollection<PartitionPosition> lagging, bool mustGrow = false)
    {
        var isFrozen = false;
        var present = new Dictionary<(string, int), (long, long, long)>(lagging.Count);
        foreach (var (part, partition, committed, end) in lagging)
        {
            var (since, endThen) = (now, end);
            // A clock that was set back must not stretch anybody's patience.
            if (_lagging.TryGetValue((part, partition), out var last) && last.Committed == committed)
                (since, endThen) = (Math.Min(last.Since, now), last.End);
            present[(part, partition)] = (committed, since, endThen);
            isFrozen |= now - since >= Patience.TotalMilliseconds && (!mustGrow || end > endThen);
        }

        _lagging = present;
        return isFrozen;
    }
}
