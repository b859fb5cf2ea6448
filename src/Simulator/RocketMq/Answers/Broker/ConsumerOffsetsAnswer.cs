using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_ALL_CONSUMER_OFFSET: keys topic@group, bare integer keys for queues, no key for a queue never committed.</summary>
internal sealed class ConsumerOffsetsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Raw("{"u8);
        if (broker.Flavor.IsV5)
        {
            WriteGroupTopics(reply);
        }

        if (broker.Store.LightOffsets.Count > 0)
        {
            WriteLight(reply);
        }

        reply.Raw("\"offsetTable\":{"u8);
        var comma = default(Separator);
        foreach (var row in broker.Store.Offsets.Rows)
        {
            comma.Write(reply);
            WriteRow(reply, row);
        }

        reply.Raw("}}"u8).End();
    }

    private void WriteGroupTopics(ReplyWriter reply)
    {
        reply.Raw("\"dataVersion\":"u8).Version(broker.Store.Offsets.Version).Raw(",\"groupTopicMap\":{"u8);
        var comma = default(Separator);
        foreach (var (group, rows) in broker.Store.Offsets.ByGroup)
        {
            comma.Write(reply);
            reply.Quoted(group).Raw(":["u8);
            var inner = default(Separator);
            foreach (var row in rows)
            {
                inner.Write(reply);
                reply.Quoted(row.Topic);
            }

            reply.Raw("]"u8);
        }

        reply.Raw("},"u8);
    }

    /// <summary>LmqConsumerOffsetManager: one offset for each key, since a light queue has one queue.</summary>
    private void WriteLight(ReplyWriter reply)
    {
        reply.Raw("\"lmqOffsetTable\":{"u8);
        var comma = default(Separator);
        foreach (var (key, offset) in broker.Store.LightOffsets)
        {
            comma.Write(reply);
            reply.Quoted(key).Raw(":"u8).Number(offset);
        }

        reply.Raw("},"u8);
    }

    private static void WriteRow(ReplyWriter reply, CommittedOffsets row)
    {
        reply.Quoted(row.Key).Raw(":{"u8);
        var comma = default(Separator);
        for (var queue = 0; queue < row.Count; queue++)
        {
            if (row[queue] != CommittedOffsets.Never)
            {
                comma.Write(reply);
                reply.Number(queue).Raw(":"u8).Number(row[queue]);
            }
        }

        reply.Raw("}"u8);
    }
}
