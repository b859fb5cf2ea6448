namespace Probes.RocketMq.Protocol;

/// <summary>A slave's connection as its master sees it: HARuntimeInfo.HAConnectionRuntimeInfo in apache/rocketmq.</summary>
/// <param name="Address">The slave's end, <c>host:port</c>; the port is any, and the slave's id is not told.</param>
/// <param name="Behind">Bytes that the master has and the slave has not acknowledged; the slave does so every 5 s, or as it writes.</param>
/// <param name="InSync">Less than haMaxGapNotInSync behind (256 MiB), or in the controller's sync-state set.</param>
/// <param name="BytesPerSecond">Sent to the slave, over the last second.</param>
internal sealed record HaConnection(string Address, long? Behind, bool InSync, long? BytesPerSecond)
{
    public static HaConnection? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? address = null;
        long? behind = null, rate = null;
        var inSync = false;
        while (json.NextMember())
        {
            if (json.Key.Is("addr"u8))
                address = json.ReadString();
            else if (json.Key.Is("diff"u8))
                behind = json.ReadInt64();
            else if (json.Key.Is("inSync"u8))
                inSync = json.ReadBoolean() ?? false;
            else if (json.Key.Is("transferredByteInSecond"u8))
                rate = json.ReadInt64();
            else
                json.Skip();
        }

        return new HaConnection(address ?? "", behind, inSync, rate);
    }
}
