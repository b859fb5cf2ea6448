using Probes.Kafka.Model.Topics;
using Probes.Lag;

namespace Probes.Kafka.Model.Groups;

/// <summary>What is remembered of a group on a topic between collections.</summary>
internal sealed class PairMemory
{
    private readonly StallDetector _progress = new();
    private readonly FrozenPartitions _partitions = new();
    private readonly VerdictWindow _window = new();
    private long _movedAt = long.MinValue;

    public PartitionTotal Consumed { get; } = new();

    public StallReason? Stall { get; private set; }

    public Verdict Verdict { get; private set; }

    /// <summary>Takes in how the group stands.</summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="pair">How far it is behind.</param>
    /// <param name="group">Who it is.</param>
    public void Observe(long now, PairLag pair, GroupView group)
    {
        var (wasBegun, before) = (Consumed.IsBegun, Consumed.Total);
        Consumed.Observe(pair.Committed, countsAdded: false);
        if (wasBegun && Consumed.Total > before)
            _movedAt = now;
        // One that assigns itself its partitions is connected as no member, and moves all the same.
        var isSeenMoving = _movedAt != long.MinValue && now - _movedAt < FrozenPartitions.Patience.TotalMilliseconds;
        var members = group.Sharing?.Members is { } count && (count > 0 || !isSeenMoving) ? count : (int?)null;
        // The marker that ends a transaction is never consumed: a lag of 1 may be nothing to do.
        var telling = pair.Lagging.Where(static partition => partition.Lag > VerdictWindow.AllowedLag).ToList();
        Stall = _progress.Observe(now, new PairProgress(Consumed.Total, pair.Messages)
        {
            Members = members,
            Unsubscribed = group.Sharing?.HasLeft(pair.Topic) ?? false,
            PartitionUnowned = IsUnowned(pair, group),
            PartitionFrozen = _partitions.Observe(now, [.. telling.Select(static partition => new PartitionPosition("", partition.Partition, partition.Committed, partition.End))]),
            CommitsLag = telling.Count == 0,
        });
        Verdict = _window.Observe(now, pair.Committed, pair.LagByPosition, members > 0 ? true : members == 0 ? false : null);
    }

    // While a group rebalances nobody has anything, and where it assigns itself its partitions nobody tells.
    private static bool IsUnowned(PairLag pair, GroupView group) =>
        group.State == GroupState.Stable && group.Sharing is { Members: > 0, Assigned: > 0 } sharing
        && pair.Lagging.Any(partition => partition.Lag > VerdictWindow.AllowedLag && !sharing.HasOwner(pair.Topic, partition.Partition));
}
