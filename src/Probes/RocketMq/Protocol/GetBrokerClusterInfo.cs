namespace Probes.RocketMq.Protocol;

/// <summary>Every broker that a name server knows: ClusterInfo in apache/rocketmq.</summary>
internal static class GetBrokerClusterInfo
{
    public static RemotingRequest Request() => new(RequestCode.GetBrokerClusterInfo);

    public static ClusterInfo Read(ReadOnlySpan<byte> body)
    {
        var brokers = new List<BrokerData>();
        var clusters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("brokerAddrTable"u8))
                ReadBrokers(ref json, brokers);
            else if (json.Key.Is("clusterAddrTable"u8))
                ReadClusters(ref json, clusters);
            else
                json.Skip();
        }
        json.End();
        brokers.Sort(static (left, right) => string.CompareOrdinal(left.BrokerName, right.BrokerName));
        return new ClusterInfo(brokers, clusters);
    }

    private static void ReadBrokers(ref FastJsonReader json, List<BrokerData> brokers)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToText();
            if (BrokerData.Read(ref json, name) is { } broker)
                brokers.Add(broker);
        }
    }

    private static void ReadClusters(ref FastJsonReader json, Dictionary<string, IReadOnlyList<string>> clusters)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToText();
            var members = StringList.Read(ref json);
            members.Sort(StringComparer.Ordinal);
            if (name is not null)
                clusters[name] = members;
        }
    }
}

/// <summary>Brokers and the members of each cluster, both ordered by name: the server's order is that of a hash table.</summary>
internal sealed record ClusterInfo(
    IReadOnlyList<BrokerData> Brokers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Clusters);
