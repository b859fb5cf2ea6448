using System.Buffers.Binary;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_TIMER_CHECK_POINT and GET_TIMER_METRICS (5.x): code 1 without a body where the timer wheel is off.</summary>
internal sealed class TimerAnswers(BrokerView broker)
{
    /// <summary>TimerCheckpoint.encode: seven int64 and no JSON.</summary>
    public void WriteCheckPoint(RemotingRequest request, ReplyWriter reply)
    {
        if (!IsOn(request, reply))
        {
            return;
        }

        var timers = broker.Store.Timers;
        reply.Begin(request);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (var value in new[] { timers.ReadTime, timers.Enqueued * 52, timers.Enqueued, timers.Enqueued, 0, broker.Store.Now, timers.Changes })
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            reply.Raw(bytes);
        }

        reply.End();
    }

    public void WriteMetrics(RemotingRequest request, ReplyWriter reply)
    {
        if (!IsOn(request, reply))
        {
            return;
        }

        var timers = broker.Store.Timers;
        reply.Begin(request);
        reply.Raw("{\"dataVersion\":{\"counter\":"u8).Number(timers.Changes)
            .Raw(",\"stateVersion\":0,\"timestamp\":"u8).Number(broker.Store.Now)
            .Raw("},\"timingCount\":{"u8);
        var comma = default(Separator);
        foreach (var (topic, count) in timers.Counts)
        {
            comma.Write(reply);
            reply.Quoted(topic).Raw(":{\"count\":"u8).Number(count)
                .Raw(",\"timeStamp\":"u8).Number(broker.Store.Now)
                .Raw("}"u8);
        }

        reply.Raw("}}"u8).End();
    }

    private bool IsOn(RemotingRequest request, ReplyWriter reply)
    {
        if (!broker.Store.Timers.IsOn)
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, "The timer message store is null");
        }

        return broker.Store.Timers.IsOn;
    }
}
