namespace Probes.RocketMq.Protocol;

/// <summary>A group's position on a queue (OffsetWrapper in apache/rocketmq). 0 where it never committed.</summary>
/// <param name="Topic">The topic; without one in the request there are several.</param>
/// <param name="QueueId">The queue.</param>
/// <param name="Committed">The next offset to consume.</param>
/// <param name="Pulled">The next offset to hand out; null before 5.0. Never below the commit.</param>
internal readonly record struct QueueProgress(string Topic, int QueueId, long Committed, long? Pulled)
{
    /// <summary>Null when the queue or its commit is not told.</summary>
    public static QueueProgress? Read(ref FastJsonReader json, string? topic, int? queueId)
    {
        if (!json.EnterObject())
            return null;
        long? committed = null, pulled = null;
        while (json.NextMember())
        {
            if (json.Key.Is("consumerOffset"u8))
                committed = json.ReadInt64();
            else if (json.Key.Is("pullOffset"u8))
                pulled = json.ReadInt64();
            else
                json.Skip();
        }
        return topic is not null && queueId is { } id && committed is { } offset ? new QueueProgress(topic, id, offset, pulled) : null;
    }
}
