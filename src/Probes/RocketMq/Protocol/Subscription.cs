namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a group wants of a topic (SubscriptionData in apache/rocketmq). ExpressionType: TAG or SQL92. SubVersion grows
/// each time that a client makes the subscription anew (milliseconds in Java).
/// </summary>
internal sealed record Subscription(string Topic, string SubString, string ExpressionType, long SubVersion)
{
    /// <summary>Null when there is neither a topic nor <paramref name="topicOfMap"/> (the key that the value stands under).</summary>
    public static Subscription? Read(ref FastJsonReader json, string? topicOfMap)
    {
        if (!json.EnterObject())
            return null;
        string? topic = null, expression = null, type = null;
        long version = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("topic"u8))
                topic = json.ReadName();
            else if (json.Key.Is("subString"u8))
                expression = json.ReadName();
            else if (json.Key.Is("expressionType"u8))
                type = json.ReadName();
            else if (json.Key.Is("subVersion"u8))
                version = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        topic ??= topicOfMap;
        // TAG is what Java's class starts with: clients before 4.1 do not name a type.
        return topic is null ? null : new Subscription(topic, expression ?? "", type ?? "TAG", version);
    }
}
