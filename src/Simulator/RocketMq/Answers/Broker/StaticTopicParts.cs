using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>The members of TopicConfigAndMappingSerializeWrapper that tell of static topics.</summary>
internal sealed class StaticTopicParts(BrokerView broker)
{
    public void Write(ReplyWriter reply)
    {
        reply.Raw(",\"topicQueueMappingDetailMap\":{"u8);
        var comma = default(Separator);
        foreach (var (topic, queues) in broker.Store.StaticTopics)
        {
            comma.Write(reply);
            WriteTopic(reply, topic, queues);
        }

        reply.Raw("},\"topicQueueMappingInfoMap\":{}"u8);
    }

    private void WriteTopic(ReplyWriter reply, string topic, SortedDictionary<int, List<MappedQueue>> queues)
    {
        reply.Quoted(topic).Raw(":{\"bname\":"u8).Quoted(broker.Store.Name).Raw(",\"dirty\":false,\"epoch\":1,\"hostedQueues\":{"u8);
        var comma = default(Separator);
        foreach (var (logicalId, items) in queues)
        {
            comma.Write(reply);
            reply.Number(logicalId).Raw(":["u8);
            var inner = default(Separator);
            foreach (var item in items)
            {
                inner.Write(reply);
                WriteItem(reply, item);
            }

            reply.Raw("]"u8);
        }

        reply.Raw("},\"topic\":"u8).Quoted(topic).Raw(",\"totalQueues\":"u8).Number(queues.Count).Raw("}"u8);
    }

    private static void WriteItem(ReplyWriter reply, MappedQueue item) => reply
        .Raw("{\"bname\":"u8).Quoted(item.Broker)
        .Raw(",\"endOffset\":-1,\"gen\":"u8).Number(item.Generation)
        .Raw(",\"logicOffset\":"u8).Number(item.LogicOffset)
        .Raw(",\"queueId\":"u8).Number(item.QueueId)
        .Raw(",\"startOffset\":0,\"timeOfEnd\":-1,\"timeOfStart\":-1}"u8);
}
