using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>A BrokerData, which cluster info and routes have in common.</summary>
internal static class BrokerParts
{
    /// <param name="isStrict">Strict JSON has its integer keys quoted.</param>
    public static void Broker(this ReplyWriter reply, string cluster, RegisteredGroup group, bool isStrict, bool enablesActingMaster)
    {
        reply.Raw("{\"brokerAddrs\":{"u8);
        var comma = default(Separator);
        foreach (var (id, address) in group.Addresses)
        {
            comma.Write(reply);
            var quote = isStrict ? "\""u8 : ""u8;
            reply.Raw(quote).Number(id).Raw(quote).Raw(":"u8).Quoted(address);
        }

        reply.Raw("},\"brokerName\":"u8).Quoted(group.Store.Name)
            .Raw(",\"cluster\":"u8).Quoted(cluster)
            .Raw(!reply.Flavor.IsV5 ? "}"u8 : enablesActingMaster ? ",\"enableActingMaster\":true}"u8 : ",\"enableActingMaster\":false}"u8);
    }
}
