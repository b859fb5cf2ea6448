using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_ALL_TOPIC_CONFIG.</summary>
internal sealed class TopicConfigAnswer(BrokerView broker)
{
    private readonly DataVersion mappingVersion = new(broker.Store.Now);

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        // The only answer of a command created with a response header class that has no fields.
        reply.Begin(request, extFields: []);
        reply.Raw("{\"dataVersion\":"u8).Version(broker.Store.TopicVersion);
        if (broker.Flavor.IsV5)
        {
            reply.Raw(",\"mappingDataVersion\":"u8).Version(mappingVersion);
        }

        reply.Raw(",\"topicConfigTable\":{"u8);
        var comma = default(Separator);
        foreach (var topic in broker.Store.Topics.Values)
        {
            comma.Write(reply);
            WriteTopic(reply, topic.Config);
        }

        reply.Raw("}"u8);
        if (broker.Flavor.IsV5)
        {
            new StaticTopicParts(broker).Write(reply);
        }

        reply.Raw("}"u8).End();
    }

    private void WriteTopic(ReplyWriter reply, TopicConfig topic)
    {
        reply.Quoted(topic.Name).Raw(":{"u8);
        if (broker.Flavor.IsV5)
        {
            WriteAttributes(reply, topic.MessageType);
        }

        reply.Raw("\"order\":false,\"perm\":"u8).Number(topic.Perm)
            .Raw(",\"readQueueNums\":"u8).Number(topic.ReadQueues)
            .Raw(",\"topicFilterType\":\"SINGLE_TAG\",\"topicName\":"u8).Quoted(topic.Name)
            .Raw(",\"topicSysFlag\":0,\"writeQueueNums\":"u8).Number(topic.WriteQueues)
            .Raw("}"u8);
    }

    private static void WriteAttributes(ReplyWriter reply, string? messageType)
    {
        reply.Raw("\"attributes\":{"u8);
        if (messageType is not null)
        {
            reply.Raw("\"message.type\":"u8).Quoted(messageType);
        }

        reply.Raw("},"u8);
    }
}
