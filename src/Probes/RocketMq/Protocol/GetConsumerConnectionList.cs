namespace Probes.RocketMq.Protocol;

/// <summary>
/// The consumers of a group that are connected to one broker: ConsumerConnection in apache/rocketmq. Code 206 when there is
/// none. The broker keeps one subscription table per group, in which the last heartbeat wins.
/// </summary>
internal static class GetConsumerConnectionList
{
    public static RemotingRequest Request(string group) =>
        new(RequestCode.GetConsumerConnectionList, KeyValuePair.Create("consumerGroup", group));

    public static ConsumerConnections Read(ReadOnlySpan<byte> body)
    {
        var connections = new List<ClientConnection>();
        var subscriptions = new List<Subscription>();
        string? type = null, model = null, from = null;
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("connectionSet"u8))
                ReadConnections(ref json, connections);
            else if (json.Key.Is("subscriptionTable"u8))
                ReadSubscriptions(ref json, subscriptions);
            else if (json.Key.Is("consumeType"u8))
                type = json.ReadName();
            else if (json.Key.Is("messageModel"u8))
                model = json.ReadName();
            else if (json.Key.Is("consumeFromWhere"u8))
                from = json.ReadName();
            else
                json.Skip();
        }
        json.End();
        // One for each group and broker is kept for minutes: arrays of their length.
        return new ConsumerConnections([.. connections], type ?? "", model ?? "", from ?? "", [.. subscriptions]);
    }

    private static void ReadConnections(ref FastJsonReader json, List<ClientConnection> connections)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (ClientConnection.Read(ref json) is { } connection)
                connections.Add(connection);
        }
    }

    private static void ReadSubscriptions(ref FastJsonReader json, List<Subscription> subscriptions)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var topic = json.Key.ToName();
            if (Subscription.Read(ref json, topic) is { } subscription)
                subscriptions.Add(subscription);
        }
    }
}

/// <summary>
/// ConsumeType: CONSUME_PASSIVELY (push), CONSUME_ACTIVELY (pull) or CONSUME_POP. MessageModel: CLUSTERING or BROADCASTING.
/// What a proxy's or a foreign client's group does not tell is "".
/// </summary>
internal sealed record ConsumerConnections(
    ClientConnection[] Connections,
    string ConsumeType,
    string MessageModel,
    string ConsumeFromWhere,
    Subscription[] Subscriptions);
