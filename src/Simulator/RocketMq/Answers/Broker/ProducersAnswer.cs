using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_ALL_PRODUCER_INFO (4.9.4 and later), CLIENT_INNER_PRODUCER included.</summary>
internal sealed class ProducersAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Raw("{\"data\":{"u8);
        var comma = default(Separator);
        foreach (var (group, clients) in broker.Clients.ProducerGroups(broker.IsSlave))
        {
            comma.Write(reply);
            reply.Quoted(group).Raw(":["u8);
            var inner = default(Separator);
            foreach (var client in clients)
            {
                inner.Write(reply);
                WriteClient(reply, client);
            }

            reply.Raw("]"u8);
        }

        reply.Raw("}}"u8).End();
    }

    private void WriteClient(ReplyWriter reply, ConsumerClient client) => reply
        .Raw("{\"clientId\":"u8).Quoted(client.ClientId)
        .Raw(",\"language\":"u8).Quoted(client.Language)
        .Raw(",\"lastUpdateTimestamp\":"u8).Number(ClientTable.LastHeartbeat(client, broker.Store.Now))
        .Raw(",\"remoteIP\":"u8).Quoted("/" + client.Address)
        .Raw(",\"version\":"u8).Number(client.Version)
        .Raw("}"u8);
}
