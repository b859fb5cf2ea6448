namespace Simulator.RocketMq.Model;

/// <summary>Messages that are to be delivered at a time of their own (5.x, TimerMessageStore), by the topic that they are meant for.</summary>
internal sealed class TimerWheel(long now)
{
    private readonly Dictionary<TopicQueues, Queue<DelayedBatch>> waiting = [];
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>timerWheelEnable.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The delivery hangs: time goes on and nothing is delivered.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Up to when it has delivered, Unix milliseconds.</summary>
    public long ReadTime { get; private set; } = now;

    public long Enqueued { get; private set; }

    public long Changes { get; private set; }

    /// <summary>By topic; a topic that had messages once stays, with 0.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts;

    public long Count => counts.Values.Sum();

    /// <param name="seconds">The same for all messages of a topic, so that they are due in their order.</param>
    public void Add(BrokerStore store, TopicQueues target, long count, double seconds, int bytesEach)
    {
        if (count == 0 || store.Topic(TopicNames.WheelTimer) is not { } timer)
        {
            return;
        }

        store.Put(timer, count, bytesEach);
        Enqueued += count;
        Changes++;
        (waiting.TryGetValue(target, out var queue) ? queue : waiting[target] = new()).Enqueue(
            new(store.Now + (long)(seconds * 1000), target, count, bytesEach));
        counts[target.Config.Name] = counts.GetValueOrDefault(target.Config.Name) + count;
    }

    /// <summary>Puts what is due into the topics it was meant for.</summary>
    public void Deliver(BrokerStore store)
    {
        if (IsStuck)
        {
            return;
        }

        ReadTime = store.Now;
        foreach (var (target, queue) in waiting)
        {
            while (queue.TryPeek(out var batch) && batch.Due <= store.Now)
            {
                queue.Dequeue();
                counts[target.Config.Name] -= batch.Count;
                Changes++;
                if (store.Topic(target.Config.Name) == target)
                {
                    store.Put(target, batch.Count, batch.BytesEach);
                }
            }
        }
    }
}
