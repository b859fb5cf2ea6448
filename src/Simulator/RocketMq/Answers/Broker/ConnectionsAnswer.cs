using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_CONSUMER_CONNECTION_LIST.</summary>
internal sealed class ConnectionsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var name = request.ExtField("consumerGroup");
        if (name is null || broker.Clients.Group(name) is not { } group)
        {
            Refusal.Write(request, reply, ResponseCode.ConsumerNotOnline, $"the consumer group[{name ?? "null"}] not online");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"connectionSet\":["u8);
        WriteClients(reply, group.Clients);
        reply.Raw("],\"consumeFromWhere\":"u8).Quoted(group.ConsumeFromWhere)
            .Raw(",\"consumeType\":"u8).Quoted(group.ConsumeType)
            .Raw(",\"messageModel\":"u8).Quoted(group.MessageModel)
            .Raw(",\"subscriptionTable\":{"u8);
        var comma = default(Separator);
        foreach (var subscription in group.Subscriptions)
        {
            comma.Write(reply);
            WriteSubscription(reply, subscription);
        }

        reply.Raw("}}"u8).End();
    }

    private static void WriteClients(ReplyWriter reply, IReadOnlyList<ConsumerClient> clients)
    {
        var comma = default(Separator);
        foreach (var client in clients)
        {
            comma.Write(reply);
            reply.Raw("{\"clientAddr\":"u8).Quoted(client.Address)
                .Raw(",\"clientId\":"u8).Quoted(client.ClientId)
                .Raw(",\"language\":"u8).Quoted(client.Language)
                .Raw(",\"version\":"u8).Number(client.Version)
                .Raw("}"u8);
        }
    }

    private static void WriteSubscription(ReplyWriter reply, Subscription subscription)
    {
        reply.Quoted(subscription.Topic).Raw(":"u8);
        SubscriptionParts.Write(reply, subscription);
    }
}
