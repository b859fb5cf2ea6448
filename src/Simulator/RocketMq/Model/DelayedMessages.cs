namespace Simulator.RocketMq.Model;

/// <summary>Messages that wait in SCHEDULE_TOPIC_XXXX: level n in queue n − 1 (MessageStoreConfig.messageDelayLevel).</summary>
internal sealed class DelayedMessages(long now)
{
    public const int Levels = 18;

    private static readonly int[] SecondsOfLevel =
        [1, 5, 10, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1200, 1800, 3600, 7200];

    private readonly Queue<DelayedBatch>[] waiting = [.. Enumerable.Range(0, Levels).Select(_ => new Queue<DelayedBatch>())];
    private readonly long[] delivered = new long[Levels];

    /// <summary>The scheduler hangs: what is due stays.</summary>
    public bool IsStuck { get; set; }

    public DataVersion Version { get; } = new(now);

    /// <summary>How far a level (1 to 18) is delivered.</summary>
    public long Delivered(int level) => delivered[level - 1];

    public void Add(BrokerStore store, int level, TopicQueues target, long count, int bytesEach)
    {
        if (count == 0 || store.Topic(TopicNames.Schedule) is not { } schedule)
        {
            return;
        }

        store.PutTo(schedule, level - 1, count, bytesEach);
        waiting[level - 1].Enqueue(new(store.Now + (SecondsOfLevel[level - 1] * 1000L), target, count, bytesEach));
    }

    /// <summary>Puts what is due into the topics it was meant for.</summary>
    public void Deliver(BrokerStore store)
    {
        if (IsStuck)
        {
            return;
        }

        for (var i = 0; i < Levels; i++)
        {
            while (waiting[i].TryPeek(out var batch) && batch.Due <= store.Now)
            {
                waiting[i].Dequeue();
                delivered[i] += batch.Count;
                Version.Next(store.Now);
                if (store.Topic(batch.Target.Config.Name) == batch.Target)
                {
                    store.Put(batch.Target, batch.Count, batch.BytesEach);
                }
            }
        }
    }

    /// <summary>Nothing waits after a restart; each level stands at the end of its queue.</summary>
    public void Clear(TopicQueues? schedule)
    {
        for (var i = 0; i < Levels; i++)
        {
            waiting[i].Clear();
            delivered[i] = schedule?.Max(i) ?? 0;
        }
    }
}
