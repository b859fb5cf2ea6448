namespace Simulator.RocketMq.Model;

/// <summary>One row of the consumer offset table: the positions of a group in a topic's queues.</summary>
internal sealed class CommittedOffsets
{
    public const long Never = -1;

    private readonly long[] offsets;

    public CommittedOffsets(string topic, string group, bool isBroadcast, int queues)
    {
        Topic = topic;
        Group = group;
        IsBroadcast = isBroadcast;
        Key = topic + "@" + group + (isBroadcast ? "@broadcast" : "");
        offsets = new long[queues];
        Array.Fill(offsets, Never);
    }

    public string Topic { get; }

    public string Group { get; }

    /// <summary>5.x keeps what broadcasting clients report in rows of their own.</summary>
    public bool IsBroadcast { get; }

    /// <summary>topic@group, or topic@group@broadcast.</summary>
    public string Key { get; }

    /// <summary>Messages handed out beyond the commit of each queue (5.x).</summary>
    public long HeldPerQueue { get; set; }

    /// <summary>Queues of which nothing is consumed, as when a message is never finished; null for none.</summary>
    public HashSet<int>? Frozen { get; set; }

    public MinuteWindow? GetWindow { get; set; }

    /// <summary>Messages consumed, over all queues.</summary>
    public long Total
    {
        get
        {
            var total = 0L;
            foreach (var offset in offsets)
            {
                total += Math.Max(0, offset);
            }

            return total;
        }
    }

    public int Count => offsets.Length;

    public long this[int queue]
    {
        get => queue < offsets.Length ? offsets[queue] : Never;
        set => offsets[queue] = value;
    }
}
