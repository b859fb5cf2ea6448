namespace Probes.RocketMq.Protocol;

/// <summary>
/// Where a topic's queues are, by a name server: TopicRouteData in apache/rocketmq. Code 17 when there is no route.
/// </summary>
internal static class GetRouteInfoByTopic
{
    public static RemotingRequest Request(string topic) => new(RequestCode.GetRouteInfoByTopic, KeyValuePair.Create("topic", topic));

    public static TopicRoute Read(ReadOnlySpan<byte> body)
    {
        var queues = new List<QueueData>();
        var brokers = new List<BrokerData>();
        string? order = null;
        var isStatic = false;
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("queueDatas"u8))
                ReadQueues(ref json, queues);
            else if (json.Key.Is("brokerDatas"u8))
                ReadBrokers(ref json, brokers);
            else if (json.Key.Is("orderTopicConf"u8))
                order = json.ReadString();
            else if (json.Key.Is("topicQueueMappingByBroker"u8))
                isStatic = json.SkipMembers() > 0;
            else
                json.Skip();
        }
        json.End();
        brokers.Sort(static (left, right) => string.CompareOrdinal(left.BrokerName, right.BrokerName));
        queues.Sort(static (left, right) => string.CompareOrdinal(left.BrokerName, right.BrokerName));
        return new TopicRoute(queues, brokers, order, isStatic);
    }

    private static void ReadQueues(ref FastJsonReader json, List<QueueData> queues)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (QueueData.Read(ref json) is { } queue)
                queues.Add(queue);
        }
    }

    private static void ReadBrokers(ref FastJsonReader json, List<BrokerData> brokers)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (BrokerData.Read(ref json) is { } broker)
                brokers.Add(broker);
        }
    }
}

/// <summary>
/// Both lists are ordered by broker name. OrderTopicConf is "broker-a:4;broker-b:4" for topics ordered over all brokers.
/// IsStatic: the queues are logical ones, mapped to brokers (5.x static topics).
/// </summary>
internal sealed record TopicRoute(
    IReadOnlyList<QueueData> Queues,
    IReadOnlyList<BrokerData> Brokers,
    string? OrderTopicConf,
    bool IsStatic);
