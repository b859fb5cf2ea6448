namespace Probes.RocketMq.Protocol;

/// <summary>One replica of a broker name: BrokerReplicasInfo.ReplicaIdentity in apache/rocketmq.</summary>
/// <param name="BrokerId">The id that the controller gave the replica and that it keeps when it becomes master; null: not told.</param>
/// <param name="Address">As the replica advertises itself; the field is called <c>address</c> in 5.0.</param>
/// <param name="IsAlive">Whether its heartbeats reach the controller; null: not told, by older controllers.</param>
internal sealed record ReplicaIdentity(long? BrokerId, string Address, bool? IsAlive)
{
    public static ReplicaIdentity? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        long? id = null;
        string? address = null;
        bool? alive = null;
        while (json.NextMember())
        {
            if (json.Key.Is("brokerId"u8))
                id = json.ReadInt64();
            else if (json.Key.Is("brokerAddress"u8) || json.Key.Is("address"u8))
                address = json.ReadString();
            else if (json.Key.Is("alive"u8))
                alive = json.ReadBoolean();
            else
                json.Skip();
        }

        return new ReplicaIdentity(id, address ?? "", alive);
    }
}
