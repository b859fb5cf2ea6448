using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_ALL_SUBSCRIPTIONGROUP_CONFIG.</summary>
internal sealed class GroupConfigAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Raw("{\"dataVersion\":"u8).Version(broker.Store.GroupVersion)
            .Raw(broker.Flavor.IsV5 ? ",\"forbiddenTable\":{}"u8 : ""u8)
            .Raw(",\"subscriptionGroupTable\":{"u8);
        var comma = default(Separator);
        foreach (var group in broker.Store.Groups.Values)
        {
            comma.Write(reply);
            WriteGroup(reply, group);
        }

        reply.Raw("}}"u8).End();
    }

    private void WriteGroup(ReplyWriter reply, GroupConfig group)
    {
        reply.Quoted(group.Name)
            .Raw(broker.Flavor.IsV5 ? ":{\"attributes\":{},\"brokerId\":0"u8 : ":{\"brokerId\":0"u8)
            .Raw(",\"consumeBroadcastEnable\":true,\"consumeEnable\":"u8).Truth(group.ConsumeEnable)
            .Raw(",\"consumeFromMinEnable\":true"u8)
            .Raw(broker.Flavor.IsV5 ? ",\"consumeMessageOrderly\":false,\"consumeTimeoutMinute\":15"u8 : ""u8)
            .Raw(",\"groupName\":"u8).Quoted(group.Name)
            .Raw(broker.Flavor.IsV5 ? ",\"groupRetryPolicy\":{\"type\":\"CUSTOMIZED\"},\"groupSysFlag\":0"u8 : ""u8)
            .Raw(",\"notifyConsumerIdsChangedEnable\":true,\"retryMaxTimes\":"u8).Number(group.RetryMaxTimes)
            .Raw(",\"retryQueueNums\":1,\"whichBrokerWhenConsumeSlowly\":1}"u8);
    }
}
