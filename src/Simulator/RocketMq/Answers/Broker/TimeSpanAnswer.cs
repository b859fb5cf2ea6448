using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>QUERY_CONSUME_TIME_SPAN: store times of the first, the last and the next message to consume.</summary>
internal sealed class TimeSpanAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var name = request.ExtField("topic") ?? "";
        if (broker.Store.Topic(name) is not { } topic)
        {
            Refusal.Write(request, reply, ResponseCode.TopicNotExist, $"topic[{name}] not exist");
            return;
        }

        var row = broker.Store.Offsets.Row(name, request.ExtField("group") ?? "");
        reply.Begin(request);
        reply.Raw("{\"consumeTimeSpanSet\":["u8);
        var comma = default(Separator);
        for (var queue = 0; queue < topic.Config.WriteQueues; queue++)
        {
            comma.Write(reply);
            WriteQueue(reply, topic, queue, row?[queue] ?? CommittedOffsets.Never);
        }

        reply.Raw("]}"u8).End();
    }

    private void WriteQueue(ReplyWriter reply, TopicQueues topic, int queue, long committed)
    {
        var first = topic.TimeOf(queue, topic.Min(queue));
        var consumed = committed > 0 ? topic.TimeOf(queue, committed - 1) : first;
        reply.Raw("{"u8);
        WriteTime(reply, "consumeTimeStamp", consumed);
        reply.Raw(",\"delayTime\":"u8).Number(Delay(topic, queue, committed)).Raw(","u8);
        WriteTime(reply, "maxTimeStamp", topic.LastPut(queue));
        reply.Raw(",\"messageQueue\":"u8).Queue(broker.Store.Name, topic.Config.Name, queue).Raw(","u8);
        WriteTime(reply, "minTimeStamp", first);
        reply.Raw("}"u8);
    }

    /// <summary>Without an offset the time of message −1 is asked for, which is 0: the delay is then the clock itself.</summary>
    private long Delay(TopicQueues topic, int queue, long committed)
    {
        if (committed >= topic.Max(queue))
        {
            return 0;
        }

        return broker.Store.Now - (committed < 0 ? 0 : topic.TimeOf(queue, committed));
    }

    private static void WriteTime(ReplyWriter reply, string name, long time) => reply
        .Quoted(name).Raw(":"u8).Number(time)
        .Raw(","u8).Quoted(name + "Str").Raw(":"u8)
        .Quoted(DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'#'HH:mm:ss':'fff", CultureInfo.InvariantCulture));
}
