namespace Probes.RocketMq.Protocol;

/// <summary>
/// A consumer group's settings on a broker (SubscriptionGroupConfig in apache/rocketmq). ConsumeEnable false: paused by an
/// operator. ConsumeMessageOrderly is known from 5.0 on.
/// </summary>
internal sealed record SubscriptionGroup(
    string GroupName,
    bool ConsumeEnable,
    bool ConsumeBroadcastEnable,
    bool ConsumeFromMinEnable,
    int RetryQueueNums,
    int RetryMaxTimes,
    bool ConsumeMessageOrderly)
{
    // The values that Java's class starts with.
    private const int DefaultRetryQueueNums = 1;
    private const int DefaultRetryMaxTimes = 16;

    /// <summary>Null when there is neither a name nor <paramref name="nameOfMap"/> (the key that the value stands under).</summary>
    public static SubscriptionGroup? Read(ref FastJsonReader json, string? nameOfMap)
    {
        if (!json.EnterObject())
            return null;
        string? name = null;
        bool enable = true, broadcast = true, fromMin = true, orderly = false;
        int retryQueues = DefaultRetryQueueNums, retryTimes = DefaultRetryMaxTimes;
        while (json.NextMember())
        {
            if (json.Key.Is("groupName"u8))
                name = json.ReadName();
            else if (json.Key.Is("consumeEnable"u8))
                enable = json.ReadBoolean() ?? true;
            else if (json.Key.Is("consumeBroadcastEnable"u8))
                broadcast = json.ReadBoolean() ?? true;
            else if (json.Key.Is("consumeFromMinEnable"u8))
                fromMin = json.ReadBoolean() ?? true;
            else if (json.Key.Is("retryQueueNums"u8))
                retryQueues = json.ReadInt32() ?? DefaultRetryQueueNums;
            else if (json.Key.Is("retryMaxTimes"u8))
                retryTimes = json.ReadInt32() ?? DefaultRetryMaxTimes;
            else if (json.Key.Is("consumeMessageOrderly"u8))
                orderly = json.ReadBoolean() ?? false;
            else
                json.Skip();
        }
        name ??= nameOfMap;
        return name is null
            ? null
            : new SubscriptionGroup(name, enable, broadcast, fromMin, retryQueues, retryTimes, orderly);
    }
}
