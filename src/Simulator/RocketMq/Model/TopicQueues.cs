namespace Simulator.RocketMq.Model;

/// <summary>The queues of one topic on one broker group: offsets, and when the last message was put.</summary>
internal sealed class TopicQueues
{
    private readonly long[] max;
    private readonly long[] min;
    private readonly long[] lastPut;
    private readonly QueueTimeline?[] timelines;
    private int next;

    public TopicQueues(TopicConfig config)
    {
        Config = config;
        max = new long[config.Queues];
        min = new long[config.Queues];
        lastPut = new long[config.Queues];
        timelines = new QueueTimeline?[config.Queues];
    }

    /// <summary>Its numbers of queues never change.</summary>
    public TopicConfig Config { get; private set; }

    /// <summary>Offsets below max − this are expired; 0 keeps all.</summary>
    public long RetainedPerQueue { get; set; }

    /// <summary>Messages put within the last minute; null while nothing was ever put by traffic.</summary>
    public MinuteWindow? PutWindow { get; private set; }

    /// <summary>Goes up with every change of an offset, so that who has read all need not look at each queue.</summary>
    public long Changes { get; private set; }

    public int Count => max.Length;

    public long TotalPut => max.Sum();

    public long Max(int queue) => max[queue];

    public long Min(int queue) => min[queue];

    /// <summary>Unix milliseconds; 0 while the queue is empty.</summary>
    public long LastPut(int queue) => lastPut[queue];

    public TopicQueues Copy()
    {
        var copy = new TopicQueues(Config) { RetainedPerQueue = RetainedPerQueue, Changes = Changes };
        max.CopyTo(copy.max, 0);
        min.CopyTo(copy.min, 0);
        lastPut.CopyTo(copy.lastPut, 0);
        for (var queue = 0; queue < Count; queue++)
        {
            copy.timelines[queue] = timelines[queue]?.Copy();
        }

        return copy;
    }
    public void SetPermission(int perm) => Config = Config with { Perm = perm };

    /// <summary>History: messages that were there before the simulation began.</summary>
    public void Preset(int queue, long minOffset, long maxOffset, long firstTime, long lastTime)
    {
        min[queue] = minOffset;
        max[queue] = maxOffset;
        if (maxOffset > 0)
        {
            lastPut[queue] = lastTime;
            timelines[queue] = new QueueTimeline(minOffset, firstTime);
            timelines[queue]!.Note(maxOffset, lastTime);
        }
    }

    /// <summary>Spreads messages over the writable queues in turn, as producers do.</summary>
    public void Put(long count, long now)
    {
        var queues = Config.WriteQueues;
        var each = count / queues;
        var rest = (int)(count % queues);
        for (var i = 0; i < queues; i++)
        {
            var queue = (next + i) % queues;
            PutTo(queue, each + (i < rest ? 1 : 0), now);
        }

        next = (next + rest) % queues;
    }

    public void PutTo(int queue, long count, long now)
    {
        if (count == 0)
        {
            return;
        }

        (timelines[queue] ??= new QueueTimeline(max[queue], now)).Note(max[queue], now);
        max[queue] += count;
        Changes++;
        lastPut[queue] = now;
        PutWindow ??= new MinuteWindow();
        if (RetainedPerQueue > 0)
        {
            min[queue] = Math.Max(min[queue], max[queue] - RetainedPerQueue);
        }
    }

    /// <summary>The store time of the message at <paramref name="offset"/>, Unix ms; 0 if there is none.</summary>
    public long TimeOf(int queue, long offset) => offset < min[queue] || offset >= max[queue]
        ? 0
        : timelines[queue]?.TimeOf(offset, max[queue], lastPut[queue]) ?? 0;

    /// <summary>Everything up to <paramref name="offset"/> is deleted, as retention does.</summary>
    public void ExpireBefore(int queue, long offset)
    {
        min[queue] = Math.Clamp(offset, min[queue], max[queue]);
        Changes++;
    }

    /// <summary>The tail is lost, as after an unclean restart.</summary>
    public void LoseTail(double share, long now)
    {
        Changes++;
        for (var queue = 0; queue < Count; queue++)
        {
            max[queue] -= (long)(max[queue] * share);
            min[queue] = Math.Min(min[queue], max[queue]);
            timelines[queue] = max[queue] == 0 ? null : new QueueTimeline(min[queue], now);
            lastPut[queue] = max[queue] == 0 ? 0 : now;
        }
    }
}
