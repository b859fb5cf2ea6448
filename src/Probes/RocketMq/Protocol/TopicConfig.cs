namespace Probes.RocketMq.Protocol;

/// <summary>
/// A topic as a broker keeps it (TopicConfig in apache/rocketmq). Perm: 4 readable, 2 writable, 1 inherited. MessageType is
/// the attribute message.type (5.x): NORMAL, FIFO, DELAY, TRANSACTION; null where none was set.
/// </summary>
internal sealed record TopicConfig(
    string TopicName,
    int ReadQueueNums,
    int WriteQueueNums,
    int Perm,
    bool Order,
    int TopicSysFlag,
    string? MessageType)
{
    // The values that Java's class starts with.
    private const int DefaultQueueNums = 16;
    private const int DefaultPerm = 6;

    /// <summary>Null when there is neither a name nor <paramref name="nameOfMap"/> (the key that the value stands under).</summary>
    public static TopicConfig? Read(ref FastJsonReader json, string? nameOfMap)
    {
        if (!json.EnterObject())
            return null;
        string? name = null, messageType = null;
        int readQueues = DefaultQueueNums, writeQueues = DefaultQueueNums, perm = DefaultPerm, sysFlag = 0;
        var order = false;
        while (json.NextMember())
        {
            if (json.Key.Is("topicName"u8))
                name = json.ReadName();
            else if (json.Key.Is("readQueueNums"u8))
                readQueues = json.ReadInt32() ?? DefaultQueueNums;
            else if (json.Key.Is("writeQueueNums"u8))
                writeQueues = json.ReadInt32() ?? DefaultQueueNums;
            else if (json.Key.Is("perm"u8))
                perm = json.ReadInt32() ?? DefaultPerm;
            else if (json.Key.Is("order"u8))
                order = json.ReadBoolean() ?? false;
            else if (json.Key.Is("topicSysFlag"u8))
                sysFlag = json.ReadInt32() ?? 0;
            else if (json.Key.Is("attributes"u8))
                messageType = ReadMessageType(ref json);
            else
                json.Skip();
        }
        name ??= nameOfMap;
        return name is null ? null : new TopicConfig(name, readQueues, writeQueues, perm, order, sysFlag, messageType);
    }

    private static string? ReadMessageType(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? type = null;
        while (json.NextMember())
        {
            // '+' marks an attribute that is to be added: brokers store it without, requests carry it.
            if (json.Key.Is("message.type"u8) || json.Key.Is("+message.type"u8))
                type = json.ReadName();
            else
                json.Skip();
        }
        return type;
    }
}
