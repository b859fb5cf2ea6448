namespace Probes.RocketMq.Protocol;

/// <summary>
/// What one consumer tells of itself, through a broker that it is connected to (AdminBrokerProcessor.getConsumerRunningInfo,
/// Broker2Client.callClient in apache/rocketmq): a thread of the broker's admin pool waits for the client, up to 10 s.
/// Code 207 when the client did not answer by then, 1 when it is not connected.
/// <c>{"mqTable":{{"brokerName":"a","queueId":0,"topic":"T"}:{…}},"properties":{…},"statusTable":{"T":{…}},"subscriptionSet":[…]}</c>
/// </summary>
internal static class GetConsumerRunningInfo
{
    /// <summary>jstackEnable is never anything but false: the client would stop to write down the stacks of all its threads.</summary>
    public static RemotingRequest Request(string group, string clientId) => new(
        RequestCode.GetConsumerRunningInfo,
        KeyValuePair.Create("consumerGroup", group),
        KeyValuePair.Create("clientId", clientId),
        KeyValuePair.Create("jstackEnable", "false"));

    public static ConsumerRunningInfo Read(ReadOnlySpan<byte> body)
    {
        var queues = new List<ProcessQueue>();
        var popQueues = new List<PopProcessQueue>();
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var statuses = new List<ConsumeStatus>();
        var subscriptions = new List<Subscription>();
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("mqTable"u8))
                ReadQueues(ref json, queues);
            else if (json.Key.Is("mqPopTable"u8))
                ReadPopQueues(ref json, popQueues);
            else if (json.Key.Is("properties"u8))
                properties = KeyValueTable.ReadMap(ref json);
            else if (json.Key.Is("statusTable"u8))
                ReadStatuses(ref json, statuses);
            else if (json.Key.Is("subscriptionSet"u8))
                ReadSubscriptions(ref json, subscriptions);
            else
                json.Skip();
        }
        json.End();
        return new ConsumerRunningInfo(queues, popQueues, properties, statuses, subscriptions);
    }

    private static void ReadQueues(ref FastJsonReader json, List<ProcessQueue> queues)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var key = MessageQueue.ReadKey(json);
            if (ProcessQueue.Read(ref json, key) is { } queue)
                queues.Add(queue);
        }
    }

    private static void ReadPopQueues(ref FastJsonReader json, List<PopProcessQueue> queues)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var key = MessageQueue.ReadKey(json);
            if (PopProcessQueue.Read(ref json, key) is { } queue)
                queues.Add(queue);
        }
    }

    private static void ReadStatuses(ref FastJsonReader json, List<ConsumeStatus> statuses)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var topic = json.Key.ToName();
            if (ConsumeStatus.Read(ref json, topic) is { } status)
                statuses.Add(status);
        }
    }

    private static void ReadSubscriptions(ref FastJsonReader json, List<Subscription> subscriptions)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (Subscription.Read(ref json, topicOfMap: null) is { } subscription)
                subscriptions.Add(subscription);
        }
    }
}
