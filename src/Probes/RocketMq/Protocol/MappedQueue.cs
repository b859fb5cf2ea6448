namespace Probes.RocketMq.Protocol;

/// <summary>
/// Where a stretch of a logical queue of a static topic (5.x) is: LogicQueueMappingItem in apache/rocketmq. A logical queue that
/// moves to another broker goes on there in a queue of its own, with the next generation; what was written before stays.
/// </summary>
/// <param name="LogicalId">The logical queue.</param>
/// <param name="Generation">0 for the first stretch.</param>
/// <param name="Broker">The broker's name.</param>
/// <param name="QueueId">The queue of the topic on that broker: what offsets (202) and commits (43) there are of.</param>
internal sealed record MappedQueue(int LogicalId, int Generation, string Broker, int QueueId)
{
    /// <summary>Null when it does not tell where it is.</summary>
    public static MappedQueue? Read(ref FastJsonReader json, int? logicalId)
    {
        if (!json.EnterObject())
            return null;
        var generation = 0;
        int? queueId = null;
        string? broker = null;
        while (json.NextMember())
        {
            if (json.Key.Is("gen"u8))
                generation = json.ReadInt32() ?? 0;
            else if (json.Key.Is("queueId"u8))
                queueId = json.ReadInt32();
            else if (json.Key.Is("bname"u8))
                broker = json.ReadName();
            else
                json.Skip();
        }
        return logicalId is { } logical && queueId is { } id && broker is not null ? new MappedQueue(logical, generation, broker, id) : null;
    }
}
