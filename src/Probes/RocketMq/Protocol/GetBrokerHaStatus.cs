namespace Probes.RocketMq.Protocol;

/// <summary>
/// How a broker replicates: HARuntimeInfo in apache/rocketmq, from 5.0 on. A master lists the connections of its slaves; a slave
/// tells of its own connection. A broker without HAService (DLedger) answers code 1.
/// </summary>
internal static class GetBrokerHaStatus
{
    public static RemotingRequest Request() => new(RequestCode.GetBrokerHaStatus);

    public static HaStatus Read(ReadOnlySpan<byte> body)
    {
        bool master = false;
        int? inSync = null;
        var connections = new List<HaConnection>();
        HaClient? client = null;
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("master"u8))
                master = json.ReadBoolean() ?? false;
            else if (json.Key.Is("inSyncSlaveNums"u8))
                inSync = json.ReadInt32();
            else if (json.Key.Is("haConnectionInfo"u8))
                ReadConnections(ref json, connections);
            else if (json.Key.Is("haClientRuntimeInfo"u8))
                client = HaClient.Read(ref json);
            else
                json.Skip();
        }

        json.End();
        return new HaStatus(master, inSync, connections, client);
    }

    private static void ReadConnections(ref FastJsonReader json, List<HaConnection> connections)
    {
        if (!json.EnterArray())
            return;
        while (json.NextElement())
        {
            if (HaConnection.Read(ref json) is { } connection)
                connections.Add(connection);
        }
    }
}

/// <summary>A master has connections and no client, a slave the reverse, although the broker writes both.</summary>
internal sealed record HaStatus(bool IsMaster, int? InSyncSlaves, IReadOnlyList<HaConnection> Connections, HaClient? Client);
