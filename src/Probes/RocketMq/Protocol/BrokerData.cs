namespace Probes.RocketMq.Protocol;

/// <summary>
/// A master and its slaves (BrokerData in apache/rocketmq): addresses by broker id, of which 0 is the master.
/// </summary>
internal sealed record BrokerData(
    string BrokerName,
    string Cluster,
    IReadOnlyDictionary<long, string> Addresses,
    string? ZoneName,
    bool EnableActingMaster)
{
    /// <summary>Null when there is neither a name nor <paramref name="nameOfMap"/> (the key that the value stands under).</summary>
    public static BrokerData? Read(ref FastJsonReader json, string? nameOfMap = null)
    {
        string? name = null, cluster = null, zone = null;
        var addresses = new Dictionary<long, string>();
        var actingMaster = false;
        if (!json.EnterObject())
            return null;
        while (json.NextMember())
        {
            if (json.Key.Is("brokerName"u8))
                name = json.ReadString();
            else if (json.Key.Is("cluster"u8))
                cluster = json.ReadString();
            else if (json.Key.Is("brokerAddrs"u8))
                ReadAddresses(ref json, addresses);
            else if (json.Key.Is("zoneName"u8))
                zone = json.ReadString();
            else if (json.Key.Is("enableActingMaster"u8))
                actingMaster = json.ReadBoolean() ?? false;
            else
                json.Skip();
        }
        name ??= nameOfMap;
        return name is null ? null : new BrokerData(name, cluster ?? "", addresses, zone, actingMaster);
    }

    private static void ReadAddresses(ref FastJsonReader json, Dictionary<long, string> addresses)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var id = json.Key.ToInt64();
            if (json.ReadString() is { } address && id is { } brokerId)
                addresses[brokerId] = address;
        }
    }
}
