using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_ALL_DELAY_OFFSET: how far each level with traffic is delivered.</summary>
internal sealed class DelayOffsetsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Raw("{"u8);
        if (broker.Flavor.IsV5)
        {
            reply.Raw("\"dataVersion\":"u8).Version(broker.Store.Delays.Version).Raw(","u8);
        }

        reply.Raw("\"offsetTable\":{"u8);
        var comma = default(Separator);
        var schedule = broker.Store.Topic(TopicNames.Schedule);
        for (var level = 1; level <= DelayedMessages.Levels; level++)
        {
            // A recorded 4.9.8 slave answers an empty table.
            if (schedule?.Max(level - 1) > 0 && (broker.Flavor.IsV5 || !broker.IsSlave))
            {
                comma.Write(reply);
                reply.Number(level).Raw(":"u8).Number(broker.Store.Delays.Delivered(level));
            }
        }

        reply.Raw("}}"u8).End();
    }
}
