using System.Buffers;
using System.Text.Json;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// The replicas of broker names, as the controllers' leader knows them: BrokerReplicasInfo in apache/rocketmq. Code 2007 from
/// anyone else. A controller on JRaft appends the question to its raft log, to be sure that it still is the leader
/// (JRaftController.applyToJRaft): once a minute, one request for all names.
/// </summary>
internal static class ControllerGetSyncStateData
{
    public static RemotingRequest Request(IEnumerable<string> brokers)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartArray();
            foreach (var broker in brokers)
                json.WriteStringValue(broker);
            json.WriteEndArray();
        }

        return new RemotingRequest(RequestCode.ControllerGetSyncStateData) { Body = body.WrittenMemory };
    }

    /// <returns>By broker name; names that the controller does not know are not in it.</returns>
    public static IReadOnlyDictionary<string, ReplicasInfo> Read(ReadOnlySpan<byte> body)
    {
        var brokers = new Dictionary<string, ReplicasInfo>(StringComparer.Ordinal);
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("replicasInfoTable"u8))
                ReadTable(ref json, brokers);
            else
                json.Skip();
        }

        json.End();
        return brokers;
    }

    private static void ReadTable(ref FastJsonReader json, Dictionary<string, ReplicasInfo> brokers)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToText();
            if (ReplicasInfo.Read(ref json) is { } replicas && name is not null)
                brokers[name] = replicas;
        }
    }
}
