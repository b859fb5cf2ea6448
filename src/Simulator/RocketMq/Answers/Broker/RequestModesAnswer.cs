using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_ALL_MESSAGE_REQUEST_MODE (5.x): who was set to consume by POP.</summary>
internal sealed class RequestModesAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Raw("{\"messageRequestModeMap\":{"u8);
        var comma = default(Separator);
        foreach (var topic in broker.Store.PopPairs.GroupBy(pair => pair.Topic, StringComparer.Ordinal))
        {
            comma.Write(reply);
            reply.Quoted(topic.Key).Raw(":{"u8);
            var inner = default(Separator);
            foreach (var (_, group) in topic)
            {
                inner.Write(reply);
                reply.Quoted(group)
                    .Raw(":{\"consumerGroup\":"u8).Quoted(group)
                    .Raw(",\"mode\":\"POP\",\"popShareQueueNum\":8,\"topic\":"u8).Quoted(topic.Key)
                    .Raw("}"u8);
            }

            reply.Raw("}"u8);
        }

        reply.Raw("}}"u8).End();
    }
}
