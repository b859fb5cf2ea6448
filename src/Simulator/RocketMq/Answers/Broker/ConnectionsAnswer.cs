using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_CONSUMER_CONNECTION_LIST.</summary>
internal sealed class ConnectionsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var name = request.ExtField("consumerGroup");
        var group = name is null ? null : broker.Clients.Group(name);
        var clients = group?.ClientsOf(broker.Store.Name, broker.Store.Now) ?? [];
        if (group is null || clients.Count == 0)
        {
            Refusal.Write(request, reply, ResponseCode.ConsumerNotOnline, $"the consumer group[{name ?? "null"}] not online");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"connectionSet\":["u8);
        WriteClients(reply, clients);
        reply.Raw("],\"consumeFromWhere\":"u8).Quoted(group.ConsumeFromWhere)
            .Raw(",\"consumeType\":"u8).Quoted(group.ConsumeType)
            .Raw(",\"messageModel\":"u8).Quoted(group.MessageModel)
            .Raw(",\"subscriptionTable\":{"u8);
        var comma = default(Separator);
        foreach (var subscription in SubscriptionTable.At(group, clients, broker.Store.Now))
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
        reply.Quoted(subscription.Topic).Raw(":{\"classFilterMode\":false,\"codeSet\":["u8);
        var comma = default(Separator);
        foreach (var code in subscription.TagCodes)
        {
            comma.Write(reply);
            reply.Number(code);
        }

        reply.Raw("],\"expressionType\":\"TAG\",\"subString\":"u8).Quoted(subscription.Expression)
            .Raw(",\"subVersion\":"u8).Number(subscription.Version)
            .Raw(",\"tagsSet\":["u8);
        comma = default;
        foreach (var tag in subscription.Tags)
        {
            comma.Write(reply);
            reply.Quoted(tag);
        }

        reply.Raw("],\"topic\":"u8).Quoted(subscription.Topic).Raw("}"u8);
    }
}
