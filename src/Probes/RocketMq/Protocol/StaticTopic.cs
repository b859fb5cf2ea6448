namespace Probes.RocketMq.Protocol;

/// <summary>
/// A static topic (5.x), whose number of queues does not depend on how many brokers there are: TopicQueueMappingDetail in apache/rocketmq.
/// </summary>
/// <param name="LogicalQueues">The queues that clients see, over all brokers.</param>
/// <param name="Queues">Where the logical queues are, and were, that this broker has led.</param>
internal sealed record StaticTopic(int LogicalQueues, IReadOnlyList<MappedQueue> Queues)
{
    /// <summary>Null when nothing is mapped: an ordinary topic.</summary>
    public static StaticTopic? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        var (total, hosted) = (0, 0);
        var queues = new List<MappedQueue>();
        while (json.NextMember())
        {
            if (json.Key.Is("totalQueues"u8))
                total = json.ReadInt32() ?? 0;
            else if (json.Key.Is("hostedQueues"u8))
                hosted += ReadHosted(ref json, queues);
            else
                json.Skip();
        }
        return total > 0 || hosted > 0 ? new StaticTopic(total, queues) : null;
    }

    private static int ReadHosted(ref FastJsonReader json, List<MappedQueue> queues)
    {
        var count = 0;
        if (!json.EnterObject())
            return count;
        for (; json.NextMember(); count++)
        {
            var logicalId = json.Key.ToInt32();
            if (!json.EnterArray())
                continue;
            while (json.NextElement())
            {
                if (MappedQueue.Read(ref json, logicalId) is { } queue)
                    queues.Add(queue);
            }
        }
        return count;
    }
}
