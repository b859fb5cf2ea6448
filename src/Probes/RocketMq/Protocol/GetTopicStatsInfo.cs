namespace Probes.RocketMq.Protocol;

/// <summary>
/// The first and last offset of each queue of a topic on one broker: TopicStatsTable in apache/rocketmq,
/// <c>{"offsetTable":{{"brokerName":"a","queueId":0,"topic":"T"}:{"maxOffset":9,…}}}</c>. Code 17 when the broker does not
/// have the topic. Asked once per topic and broker, so nothing is allocated here but the queues.
/// </summary>
internal static class GetTopicStatsInfo
{
    public static RemotingRequest Request(string topic) => new(RequestCode.GetTopicStatsInfo, KeyValuePair.Create("topic", topic));

    public static TopicStats Read(ReadOnlySpan<byte> body)
    {
        var queues = new List<QueueStats>();
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("offsetTable"u8))
                ReadTable(ref json, queues);
            else
                json.Skip();
        }
        json.End();
        var sorted = queues.ToArray();
        sorted.AsSpan().Sort(static (left, right) => left.QueueId.CompareTo(right.QueueId));
        return new TopicStats(sorted);
    }

    private static void ReadTable(ref FastJsonReader json, List<QueueStats> queues)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var queueId = ReadQueueId(json);
            if (QueueStats.Read(ref json, queueId) is { } queue)
                queues.Add(queue);
        }
    }

    private static int? ReadQueueId(in FastJsonReader json)
    {
        int? queueId = null;
        if (!json.TryOpenKey(out var key))
            return queueId;
        while (key.NextMember())
        {
            if (key.Key.Is("queueId"u8))
                queueId = key.ReadInt32();
            else
                key.Skip();
        }
        return queueId;
    }
}

/// <summary>Ordered by queue.</summary>
internal sealed record TopicStats(QueueStats[] Queues);
