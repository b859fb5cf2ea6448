namespace Probes.RocketMq.Protocol;

/// <summary>
/// Every committed offset of a broker in one answer: ConsumerOffsetSerializeWrapper in apache/rocketmq,
/// <c>{"offsetTable":{"topic@group":{0:123}}}</c>. A queue that is not there was never committed to.
/// </summary>
internal static class GetAllConsumerOffset
{
    public static RemotingRequest Request() => new(RequestCode.GetAllConsumerOffset);

    public static ConsumerOffsets Read(ReadOnlySpan<byte> body)
    {
        var entries = new List<GroupTopicOffsets>();
        int? lightQueues = null;
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            // Besides there is groupTopicMap (5.x), which is left alone.
            if (json.Key.Is("offsetTable"u8))
                ReadTable(ref json, entries);
            // Light queues may be millions, each with a group of its own: they are counted and not kept (LmqConsumerOffsetManager).
            else if (json.Key.Is("lmqOffsetTable"u8))
                lightQueues = json.SkipMembers();
            else
                json.Skip();
        }
        json.End();
        return new ConsumerOffsets(entries) { LightQueues = lightQueues };
    }

    private static void ReadTable(ref FastJsonReader json, List<GroupTopicOffsets> entries)
    {
        if (!json.EnterObject())
            return;
        // Gathers each pair's queues, so that one array of the right size is made.
        var queues = new List<QueueOffset>();
        while (json.NextMember())
        {
            var key = json.Key.IsNull ? default : json.Key.ToUtf8();
            ReadQueues(ref json, queues);
            if (GroupTopicOffsets.From(key, queues) is { } entry)
                entries.Add(entry);
        }
    }

    private static void ReadQueues(ref FastJsonReader json, List<QueueOffset> queues)
    {
        queues.Clear();
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var queueId = json.Key.ToInt32();
            if (json.ReadInt64() is { } offset && queueId is { } id)
                queues.Add(new QueueOffset(id, offset));
        }
        queues.Sort(static (left, right) => left.QueueId.CompareTo(right.QueueId));
    }
}

internal sealed record ConsumerOffsets(IReadOnlyList<GroupTopicOffsets> Entries)
{
    /// <summary>Commits on light queues (LMQ); null where the broker keeps none (enableLmq).</summary>
    public int? LightQueues { get; init; }
}

internal readonly record struct QueueOffset(int QueueId, long Offset);
