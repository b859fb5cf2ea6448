using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>The tables mqTable and mqPopTable of a client.</summary>
internal static class RunningQueues
{
    public static void WriteOwned(ReplyWriter reply, RunningClient told)
    {
        reply.Raw("\"mqTable\":{"u8);
        var comma = default(Separator);
        foreach (var (queue, offset) in told.Queues)
        {
            comma.Write(reply);
            reply.Queue(queue.Broker, queue.Topic, queue.Queue).Raw(":"u8);
            WriteQueue(reply, told, queue, offset);
        }

        reply.Raw("}"u8);
    }

    public static void WritePopped(ReplyWriter reply, RunningClient told)
    {
        reply.Raw("\"mqPopTable\":{"u8);
        var comma = default(Separator);
        foreach (var queue in told.Popped)
        {
            comma.Write(reply);
            reply.Queue(queue.Broker, queue.Topic, queue.Queue)
                .Raw(":{\"droped\":false,\"lastPopTimestamp\":"u8).Number(told.Now)
                .Raw(",\"waitAckCount\":"u8).Number(told.Play.Cached).Raw("}"u8);
        }

        reply.Raw("}"u8);
    }

    private static void WriteQueue(ReplyWriter reply, RunningClient told, DealtQueue queue, long offset)
    {
        var cached = TopicNames.IsRetry(queue.Topic) ? 0 : told.Play.Cached;
        reply.Raw("{\"cachedMsgCount\":"u8).Number(cached)
            .Raw(",\"cachedMsgMaxOffset\":"u8).Number(cached > 0 ? offset + cached - 1 : 0)
            .Raw(",\"cachedMsgMinOffset\":"u8).Number(cached > 0 ? offset : 0)
            // Messages of the demo have 1 KiB.
            .Raw(",\"cachedMsgSizeInMiB\":"u8).Number(cached / 1024)
            .Raw(",\"commitOffset\":"u8).Number(offset)
            .Raw(",\"droped\":false,\"lastConsumeTimestamp\":"u8).Number(told.Play.StalledSince ?? told.Now)
            .Raw(",\"lastLockTimestamp\":"u8).Number(told.StartedAt)
            .Raw(",\"lastPullTimestamp\":"u8).Number(told.Now)
            // Clients from 4.9 on say so whether or not they consume in order.
            .Raw(",\"locked\":"u8).Truth(!told.Play.IsUnlocked)
            .Raw(",\"transactionMsgCount\":0,\"transactionMsgMaxOffset\":0,\"transactionMsgMinOffset\":0,\"tryUnlockTimes\":0}"u8);
    }
}
