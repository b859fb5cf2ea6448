using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_TOPIC_STATS_INFO: offsets and the last put of each queue.</summary>
internal sealed class TopicStatsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        if (request.ExtField("topic") is not { } name)
        {
            Refusal.MissingArgument(request, reply);
            return;
        }

        if (broker.Topic(name) is not { } topic)
        {
            Refusal.Write(request, reply, ResponseCode.TopicNotExist, $"topic[{name}] not exist");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"offsetTable\":{"u8);
        var comma = default(Separator);
        var queues = broker.Flavor.IsV5 ? topic.Count : topic.Config.WriteQueues;
        for (var queue = 0; queue < queues; queue++)
        {
            comma.Write(reply);
            reply.Queue(broker.Store.Name, name, queue)
                .Raw(":{\"lastUpdateTimestamp\":"u8).Number(topic.LastPut(queue))
                .Raw(",\"maxOffset\":"u8).Number(topic.Max(queue))
                .Raw(",\"minOffset\":"u8).Number(topic.Min(queue))
                .Raw("}"u8);
        }

        reply.Raw("}"u8);
        if (broker.Flavor.IsV5)
        {
            reply.Raw(",\"topicPutTps\":"u8).Number(topic.PutWindow?.PerSecond ?? 0.0);
        }

        reply.Raw("}"u8).End();
    }
}
