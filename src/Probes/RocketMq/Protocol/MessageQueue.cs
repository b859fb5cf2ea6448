namespace Probes.RocketMq.Protocol;

/// <summary>One queue (MessageQueue in apache/rocketmq). Of a static topic (5.x) the broker is a name that no broker has; of a POP consumer the id is -1.</summary>
internal readonly record struct MessageQueue(string Topic, string BrokerName, int QueueId)
{
    /// <summary>Reads the key that the reader stands at; null when a part of it is missing.</summary>
    public static MessageQueue? ReadKey(in FastJsonReader json)
    {
        string? topic = null, broker = null;
        int? queueId = null;
        if (!json.TryOpenKey(out var key))
            return null;
        while (key.NextMember())
        {
            if (key.Key.Is("topic"u8))
                topic = key.ReadName();
            else if (key.Key.Is("brokerName"u8))
                broker = key.ReadName();
            else if (key.Key.Is("queueId"u8))
                queueId = key.ReadInt32();
            else
                key.Skip();
        }
        return topic is not null && broker is not null && queueId is { } id ? new MessageQueue(topic, broker, id) : null;
    }
}
