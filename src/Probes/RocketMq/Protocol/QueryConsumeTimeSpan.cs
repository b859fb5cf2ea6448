namespace Probes.RocketMq.Protocol;

/// <summary>
/// How far back in time a group is, by queue, computed by the broker: QueryConsumeTimeSpanBody in apache/rocketmq. Costs
/// four reads of the store per queue.
/// </summary>
internal static class QueryConsumeTimeSpan
{
    public static RemotingRequest Request(string topic, string group) =>
        new(RequestCode.QueryConsumeTimeSpan, KeyValuePair.Create("topic", topic), KeyValuePair.Create("group", group));

    public static IReadOnlyList<QueueTimeSpan> Read(ReadOnlySpan<byte> body)
    {
        var queues = new List<QueueTimeSpan>();
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("consumeTimeSpanSet"u8))
                ReadSet(ref json, queues);
            else
                json.Skip();
        }
        json.End();
        queues.Sort(static (left, right) => left.QueueId.CompareTo(right.QueueId));
        return queues;
    }

    private static void ReadSet(ref FastJsonReader json, List<QueueTimeSpan> queues)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (QueueTimeSpan.Read(ref json) is { } queue)
                queues.Add(queue);
        }
    }
}
