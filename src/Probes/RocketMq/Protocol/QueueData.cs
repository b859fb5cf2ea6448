namespace Probes.RocketMq.Protocol;

/// <summary>How many queues of a topic a broker has (QueueData in apache/rocketmq). Perm: 4 readable, 2 writable.</summary>
internal sealed record QueueData(string BrokerName, int ReadQueueNums, int WriteQueueNums, int Perm, int TopicSysFlag)
{
    /// <summary>Null without a broker's name.</summary>
    public static QueueData? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? broker = null;
        int readQueues = 0, writeQueues = 0, perm = 0, sysFlag = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("brokerName"u8))
                broker = json.ReadString();
            else if (json.Key.Is("readQueueNums"u8))
                readQueues = json.ReadInt32() ?? 0;
            else if (json.Key.Is("writeQueueNums"u8))
                writeQueues = json.ReadInt32() ?? 0;
            else if (json.Key.Is("perm"u8))
                perm = json.ReadInt32() ?? 0;
            // Misspelt until 4.9.
            else if (json.Key.Is("topicSysFlag"u8) || json.Key.Is("topicSynFlag"u8))
                sysFlag = json.ReadInt32() ?? 0;
            else
                json.Skip();
        }
        return broker is null ? null : new QueueData(broker, readQueues, writeQueues, perm, sysFlag);
    }
}
