using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>
/// VIEW_BROKER_STATS_DATA: the last minute of one of BrokerStatsManager's numbers. Hour and day are sampled so seldom that
/// they are 0 here for ever. A slave counts nothing.
/// </summary>
internal sealed class BrokerStatsAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var name = request.ExtField("statsName") ?? "";
        var key = request.ExtField("statsKey") ?? "";
        if (broker.IsSlave || Find(name, key) is not var (sum, perSecond, average))
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, $"The stats <{name}> <{key}> not exist");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"statsDay\":"u8);
        WriteSpan(reply, 0, 0, 0);
        reply.Raw(",\"statsHour\":"u8);
        WriteSpan(reply, 0, 0, 0);
        reply.Raw(",\"statsMinute\":"u8);
        WriteSpan(reply, sum, perSecond, average);
        reply.Raw("}"u8).End();
    }

    private (long Sum, double PerSecond, double Average)? Find(string name, string key) => name switch
    {
        "TOPIC_PUT_NUMS" => broker.Store.Topic(key)?.PutWindow is { } window ? (window.Sum, window.PerSecond, 1.0) : null,
        "TOPIC_PUT_SIZE" => Of(broker.Store.Topic(key)?.PutBytes),
        "GROUP_GET_NUMS" => Of(Row(key)?.Got),
        "GROUP_GET_SIZE" => Of(Row(key)?.GotBytes),
        "SNDBCK_PUT_NUMS" => Of(Row(key)?.SentBack),
        _ => null,
    };

    private CommittedOffsets? Row(string key) =>
        key.Split('@', 2) is [var topic, var group] ? broker.Store.Offsets.Row(topic, group) : null;

    private static (long, double, double)? Of(StatsItem? item) => item is null ? null : (item.Sum, item.PerSecond, item.Average);

    private static void WriteSpan(ReplyWriter reply, long sum, double perSecond, double average) => reply
        .Raw("{\"avgpt\":"u8).Number(average).Raw(",\"sum\":"u8).Number(sum).Raw(",\"tps\":"u8).Number(perSecond).Raw("}"u8);
}
