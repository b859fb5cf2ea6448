using Probes.Lag;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>When the messages of one topic's queues on one broker were stored.</summary>
internal sealed class QueueHistories
{
    // By queue; a broker has a handful of each topic, and hundreds of thousands in all.
    private readonly SortedList<int, OffsetHistory> _queues = [];
    private QueueStats[]? _seen;

    /// <summary>Notes what the broker said; the same answer, kept because the topic was idle, is noted once.</summary>
    public void Observe(QueueStats[] stats, long now)
    {
        if (ReferenceEquals(stats, _seen))
            return;
        _seen = stats;
        if (_queues.Capacity < stats.Length)
            _queues.Capacity = stats.Length;
        foreach (var queue in stats)
            Of(queue.QueueId).Observe(now, queue.MaxOffset, queue.LastUpdateTimestamp);
    }

    public OffsetHistory Of(int queueId)
    {
        if (!_queues.TryGetValue(queueId, out var history))
            _queues[queueId] = history = new OffsetHistory();
        return history;
    }
}
