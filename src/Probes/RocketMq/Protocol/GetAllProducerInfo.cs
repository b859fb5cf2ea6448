namespace Probes.RocketMq.Protocol;

/// <summary>
/// The producers connected to one broker, by producer group: ProducerTableInfo in apache/rocketmq, from 4.9.4 on. Every
/// consumer has a producer of its own under CLIENT_INNER_PRODUCER.
/// </summary>
internal static class GetAllProducerInfo
{
    public static RemotingRequest Request() => new(RequestCode.GetAllProducerInfo);

    public static IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>> Read(ReadOnlySpan<byte> body)
    {
        var groups = new Dictionary<string, IReadOnlyList<ProducerClient>>(StringComparer.Ordinal);
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("data"u8))
                ReadGroups(ref json, groups);
            else
                json.Skip();
        }
        json.End();
        return groups;
    }

    private static void ReadGroups(ref FastJsonReader json, Dictionary<string, IReadOnlyList<ProducerClient>> groups)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var group = json.Key.ToName();
            var clients = ReadClients(ref json);
            if (group is not null)
                groups[group] = clients;
        }
    }

    private static List<ProducerClient> ReadClients(ref FastJsonReader json)
    {
        var clients = new List<ProducerClient>();
        if (!json.EnterArray())
            return clients;
        while (json.NextElement())
        {
            if (ProducerClient.Read(ref json) is { } client)
                clients.Add(client);
        }
        return clients;
    }
}
