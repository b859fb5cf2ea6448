namespace Probes.RocketMq.Protocol;

/// <summary>
/// A slave's connection as it sees it itself: HARuntimeInfo.HAClientRuntimeInfo in apache/rocketmq. Its field "activated" has no
/// getter there and is never written. Timestamps in milliseconds; 0: never.
/// </summary>
/// <param name="MasterAddress">Where it copies from; null while it does not know.</param>
/// <param name="BytesPerSecond">Received over the last second.</param>
/// <param name="LastReadTimestamp">When it last got something from the master, which sends at least a heartbeat every 5 s.</param>
/// <param name="MasterFlushOffset">Up to where the master had flushed when the slave last heard of it; 0: unknown.</param>
internal sealed record HaClient(string? MasterAddress, long? BytesPerSecond, long LastReadTimestamp, long MasterFlushOffset)
{
    public static HaClient? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? master = null;
        long? rate = null;
        long lastRead = 0, flushed = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("masterAddr"u8))
                master = json.ReadString();
            else if (json.Key.Is("transferredByteInSecond"u8))
                rate = json.ReadInt64();
            else if (json.Key.Is("lastReadTimestamp"u8))
                lastRead = json.ReadInt64() ?? 0;
            else if (json.Key.Is("masterFlushOffset"u8))
                flushed = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }

        return new HaClient(master, rate, lastRead, flushed);
    }
}
