namespace Probes.RocketMq.Protocol;

/// <summary>
/// A queue's ends (TopicOffset in apache/rocketmq): MinOffset is the oldest message kept, MaxOffset the one to be written
/// next. LastUpdateTimestamp: when the last message was stored, in milliseconds; 0 if there is none.
/// </summary>
internal readonly record struct QueueStats(int QueueId, long MinOffset, long MaxOffset, long LastUpdateTimestamp)
{
    /// <summary>Null when the queue or its end is not told: no offset may be made up.</summary>
    public static QueueStats? Read(ref FastJsonReader json, int? queueId)
    {
        if (!json.EnterObject())
            return null;
        long? max = null;
        long min = 0, updated = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("maxOffset"u8))
                max = json.ReadInt64();
            else if (json.Key.Is("minOffset"u8))
                min = json.ReadInt64() ?? 0;
            else if (json.Key.Is("lastUpdateTimestamp"u8))
                updated = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        return queueId is { } id && max is { } end ? new QueueStats(id, min, end, updated) : null;
    }
}
