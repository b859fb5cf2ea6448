using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>Moves a group's positions forward over a topic's queues, within a budget.</summary>
internal sealed class QueueReader(TopicQueues topic, CommittedOffsets row, double topicRate, Pace pace)
{
    private const long WaveMilliseconds = 240_000;
    private const long SlowMilliseconds = 150_000;
    private double carry;
    private int first;
    private long seen = -1;

    public TopicQueues Topic { get; } = topic;

    public CommittedOffsets Row { get; } = row;

    /// <summary>How many messages were read; found and missed pulls are counted on the way.</summary>
    public long Read(BrokerStore store, double seconds)
    {
        if (topicRate == 0 && seen == Topic.Changes)
        {
            return 0;
        }

        seen = pace == Pace.All ? Topic.Changes : -1;
        var budget = Budget(store.Now, seconds);
        var read = 0L;
        var queues = Topic.Count;
        for (var i = 0; i < queues; i++)
        {
            var queue = (first + i) % queues;
            var share = pace == Pace.All ? budget : (budget - read + queues - i - 1) / (queues - i);
            read += ReadQueue(store, queue, share);
        }

        first = (first + 1) % queues;
        carry -= pace == Pace.All ? 0 : budget;
        store.Totals.GotMessages += read;
        return read;
    }

    private long Budget(long now, double seconds)
    {
        if (pace == Pace.All)
        {
            return long.MaxValue;
        }

        var factor = pace == Pace.Steady ? 0.7 : now % WaveMilliseconds < SlowMilliseconds ? 0.4 : 3;
        carry += topicRate * factor * seconds;
        return (long)carry;
    }

    private long ReadQueue(BrokerStore store, int queue, long share)
    {
        if (Row.Frozen?.Contains(queue) == true)
        {
            return 0;
        }

        // A position outside of the queue is corrected by the broker's answer PULL_OFFSET_MOVED.
        var from = Math.Clamp(Row[queue], Topic.Min(queue), Topic.Max(queue));
        var count = Math.Min(share, Topic.Max(queue) - from);
        if (Row[queue] != from + count)
        {
            Row[queue] = from + count;
        }

        if (count > 0)
        {
            store.Totals.GetFound++;
        }
        else if (topicRate > 0)
        {
            store.Totals.GetMiss++;
        }

        return count;
    }
}
