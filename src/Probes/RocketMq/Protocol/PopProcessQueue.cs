namespace Probes.RocketMq.Protocol;

/// <summary>
/// A queue that a POP consumer (5.x) takes messages from (PopProcessQueueInfo in apache/rocketmq): those popped and not
/// acknowledged, and when it last asked, in milliseconds of the client's clock.
/// </summary>
internal readonly record struct PopProcessQueue(MessageQueue Queue, long WaitAckCount, bool IsDropped, long LastPop)
{
    /// <summary>Null when the queue is not told.</summary>
    public static PopProcessQueue? Read(ref FastJsonReader json, MessageQueue? queue)
    {
        if (!json.EnterObject())
            return null;
        long waiting = 0, lastPop = 0;
        var isDropped = false;
        while (json.NextMember())
        {
            if (json.Key.Is("waitAckCount"u8))
                waiting = json.ReadInt64() ?? 0;
            else if (json.Key.Is("droped"u8))
                isDropped = json.ReadBoolean() ?? false;
            else if (json.Key.Is("lastPopTimestamp"u8))
                lastPop = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        return queue is { } known ? new PopProcessQueue(known, waiting, isDropped, lastPop) : null;
    }
}
