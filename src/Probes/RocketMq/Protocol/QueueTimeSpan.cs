namespace Probes.RocketMq.Protocol;

/// <summary>
/// Store times in milliseconds (QueueTimeSpan in apache/rocketmq): of the oldest and newest message of the queue, of the one
/// last consumed, and how old the next one to consume is. Without a commit, or when that message is gone, DelayTime is about
/// as large as the clock: anything above now − MinTimestamp means nothing.
/// </summary>
internal sealed record QueueTimeSpan(int QueueId, long MinTimestamp, long MaxTimestamp, long ConsumeTimestamp, long DelayTime)
{
    /// <summary>Null when the queue is not told.</summary>
    public static QueueTimeSpan? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        int? queueId = null;
        long min = 0, max = 0, consumed = 0, delay = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("messageQueue"u8))
                queueId = ReadQueueId(ref json);
            else if (json.Key.Is("minTimeStamp"u8))
                min = json.ReadInt64() ?? 0;
            else if (json.Key.Is("maxTimeStamp"u8))
                max = json.ReadInt64() ?? 0;
            else if (json.Key.Is("consumeTimeStamp"u8))
                consumed = json.ReadInt64() ?? 0;
            else if (json.Key.Is("delayTime"u8))
                delay = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        return queueId is { } id ? new QueueTimeSpan(id, min, max, consumed, delay) : null;
    }

    private static int? ReadQueueId(ref FastJsonReader json)
    {
        int? queueId = null;
        if (!json.EnterObject())
            return queueId;
        while (json.NextMember())
        {
            if (json.Key.Is("queueId"u8))
                queueId = json.ReadInt32();
            else
                json.Skip();
        }
        return queueId;
    }
}
