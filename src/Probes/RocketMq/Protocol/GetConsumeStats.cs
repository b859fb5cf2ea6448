namespace Probes.RocketMq.Protocol;

/// <summary>
/// A group's positions on the queues of a topic: ConsumeStats in apache/rocketmq. Asked for what only it tells, up to where
/// messages were handed out (pullOffset, 5.x): the lag that it tells is false for queues that were never committed.
/// </summary>
internal static class GetConsumeStats
{
    public static RemotingRequest Request(string topic, string group) =>
        new(RequestCode.GetConsumeStats, KeyValuePair.Create("consumerGroup", group), KeyValuePair.Create("topic", topic));

    public static IReadOnlyList<QueueProgress> Read(ReadOnlySpan<byte> body)
    {
        var queues = new List<QueueProgress>();
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
        return queues;
    }

    private static void ReadTable(ref FastJsonReader json, List<QueueProgress> queues)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var (topic, queueId) = ReadQueue(json);
            if (QueueProgress.Read(ref json, topic, queueId) is { } queue)
                queues.Add(queue);
        }
    }

    private static (string? Topic, int? QueueId) ReadQueue(in FastJsonReader json)
    {
        (string? Topic, int? QueueId) queue = default;
        if (!json.TryOpenKey(out var key))
            return queue;
        while (key.NextMember())
        {
            if (key.Key.Is("topic"u8))
                queue.Topic = key.ReadName();
            else if (key.Key.Is("queueId"u8))
                queue.QueueId = key.ReadInt32();
            else
                key.Skip();
        }
        return queue;
    }
}
