namespace Probes.RocketMq.Protocol;

/// <summary>The replicas of one broker name: BrokerReplicasInfo.ReplicasInfo in apache/rocketmq.</summary>
/// <param name="MasterAddress">The elected master; "" while there is none.</param>
/// <param name="MasterEpoch">Rises with every election.</param>
/// <param name="SyncStateSetEpoch">Rises with every change of the sync-state set.</param>
/// <param name="InSync">The sync-state set, the master included: one of these becomes the next master.</param>
/// <param name="NotInSync">The other replicas.</param>
internal sealed record ReplicasInfo(
    string MasterAddress,
    int? MasterEpoch,
    int? SyncStateSetEpoch,
    IReadOnlyList<ReplicaIdentity> InSync,
    IReadOnlyList<ReplicaIdentity> NotInSync)
{
    public static ReplicasInfo? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? master = null;
        int? masterEpoch = null, setEpoch = null;
        List<ReplicaIdentity> inSync = [], notInSync = [];
        while (json.NextMember())
        {
            if (json.Key.Is("masterAddress"u8))
                master = json.ReadString();
            else if (json.Key.Is("masterEpoch"u8))
                masterEpoch = json.ReadInt32();
            else if (json.Key.Is("syncStateSetEpoch"u8))
                setEpoch = json.ReadInt32();
            else if (json.Key.Is("inSyncReplicas"u8))
                ReadReplicas(ref json, inSync);
            else if (json.Key.Is("notInSyncReplicas"u8))
                ReadReplicas(ref json, notInSync);
            else
                json.Skip();
        }

        return new ReplicasInfo(master ?? "", masterEpoch, setEpoch, inSync, notInSync);
    }

    private static void ReadReplicas(ref FastJsonReader json, List<ReplicaIdentity> replicas)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (ReplicaIdentity.Read(ref json) is { } replica)
                replicas.Add(replica);
        }
    }
}
