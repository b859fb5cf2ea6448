using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>
/// GET_CONSUME_STATS: the servers' own idea of lag, with its false ones: a queue never committed counts from 0.
/// </summary>
internal sealed class ConsumeStatsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var group = request.ExtField("consumerGroup") ?? "";
        var topics = Topics(group, request.ExtField("topic"));
        reply.Begin(request);
        reply.Raw("{\"consumeTps\":"u8).Number(broker.IsSlave ? 0.0 : topics.Sum(topic => Rate(topic, group)))
            .Raw(",\"offsetTable\":{"u8);
        var comma = default(Separator);
        foreach (var topic in topics)
        {
            var row = broker.Store.Offsets.Row(topic.Config.Name, group);
            for (var queue = 0; queue < topic.Config.ReadQueues; queue++)
            {
                comma.Write(reply);
                WriteQueue(reply, topic, queue, Math.Max(0, row?[queue] ?? 0), Held(row));
            }
        }

        reply.Raw("}}"u8).End();
    }

    /// <summary>Without a topic: those with offsets, as far as the group, if online, subscribes to them.</summary>
    private IReadOnlyList<TopicQueues> Topics(string group, string? topic)
    {
        if (!string.IsNullOrEmpty(topic))
        {
            return broker.Store.Topic(topic) is { } queues ? [queues] : [];
        }

        var online = broker.Clients.Group(group);
        return [.. broker.Store.Offsets.OfGroup(group)
            .Where(row => online is null || online.Subscriptions.Any(subscription => subscription.Topic == row.Topic))
            .Select(row => broker.Store.Topic(row.Topic))
            .OfType<TopicQueues>()];
    }

    /// <summary>For POP the commit is all that is told unless popConsumerKVServiceEnable is on (recorded from 5.3.3).</summary>
    private long Held(CommittedOffsets? row) => row is null || (broker.Store.PopPairs.Contains((row.Topic, row.Group)) && !broker.Store.PopKeepsPulls)
        ? 0
        : row.HeldPerQueue;

    private double Rate(TopicQueues topic, string group) =>
        broker.Store.Offsets.Row(topic.Config.Name, group)?.GetWindow?.PerSecond ?? 0.0;

    private void WriteQueue(ReplyWriter reply, TopicQueues topic, int queue, long committed, long held)
    {
        reply.Queue(broker.Store.Name, topic.Config.Name, queue)
            .Raw(":{\"brokerOffset\":"u8).Number(topic.Max(queue))
            .Raw(",\"consumerOffset\":"u8).Number(committed)
            .Raw(",\"lastTimestamp\":"u8).Number(committed == 0 ? 0 : topic.TimeOf(queue, committed - 1));
        if (broker.Flavor.IsV5)
        {
            reply.Raw(",\"pullOffset\":"u8).Number(Math.Min(topic.Max(queue), committed + held));
        }

        reply.Raw("}"u8);
    }
}
