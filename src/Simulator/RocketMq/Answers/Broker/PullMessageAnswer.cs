using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>
/// PULL_MESSAGE for one message, with all that PullMessageProcessor leaves behind: a group that was not there, a commit,
/// an event for an offset out of range.
/// </summary>
internal sealed class PullMessageAnswer(BrokerView broker)
{
    private const int CommitsOffset = 1;
    private const int HasSubscription = 4;
    private const int Readable = 4;

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var (group, name) = (request.ExtField("consumerGroup") ?? "", request.ExtField("topic") ?? "");
        var (queue, offset, flag) = ((int)Number(request, "queueId"), Number(request, "queueOffset"), Number(request, "sysFlag"));
        if (!broker.Store.Groups.ContainsKey(group))
        {
            // autoCreateSubscriptionGroup, on by default.
            broker.Store.AddGroup(new GroupConfig(group));
        }

        if (broker.Store.Topic(name) is not { } topic)
        {
            Refusal.Write(request, reply, ResponseCode.TopicNotExist, $"topic[{name}] not exist, apply first please!");
        }
        else if ((topic.Config.Perm & Readable) == 0)
        {
            Refusal.Write(request, reply, ResponseCode.NoPermission, $"the topic[{name}] pulling message is forbidden");
        }
        else if (queue < 0 || queue >= topic.Config.ReadQueues)
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, string.Create(CultureInfo.InvariantCulture, $"queueId[{queue}] is illegal, topic:[{name}]"));
        }
        else if ((flag & HasSubscription) == 0)
        {
            Refusal.Write(request, reply, ResponseCode.SubscriptionNotExist, "the consumer's group info not exist");
        }
        else
        {
            Pull(request, reply, topic, queue, offset);
            if ((flag & CommitsOffset) != 0 && !broker.IsSlave)
            {
                broker.Store.Offsets.Add(name, group, isBroadcast: false, topic.Count)[queue] = Number(request, "commitOffset");
            }
        }
    }

    private void Pull(RemotingRequest request, ReplyWriter reply, TopicQueues topic, int queue, long offset)
    {
        var (min, max) = (topic.Min(queue), topic.Max(queue));
        if (offset >= min && offset < max)
        {
            Begin(request, reply, ResponseCode.Success, "FOUND", offset + 1, min, max);
            var message = broker.Store.Sent.Find(topic.Config.Name, queue, offset)
                ?? new SentMessage("traffic"u8.ToArray(), "TAGS\u0001traffic\u0002", topic.TimeOf(queue, offset), topic.TimeOf(queue, offset), 0);
            reply.Raw(StoredMessage.Encode(topic.Config.Name, queue, offset, message));
        }
        else if (offset == max)
        {
            Begin(request, reply, ResponseCode.PullNotFound, "OFFSET_OVERFLOW_ONE", max, min, max);
        }
        else
        {
            // PullMessageProcessor.generateOffsetMovedEvent.
            broker.Store.PutTo(broker.Store.Topic("OFFSET_MOVED_EVENT")!, 0, 1, 256);
            Begin(request, reply, ResponseCode.PullOffsetMoved, offset < min ? "OFFSET_TOO_SMALL" : "OFFSET_OVERFLOW_BADLY", offset < min ? min : max, min, max);
        }

        reply.End();
    }

    private static void Begin(RemotingRequest request, ReplyWriter reply, int code, string remark, long next, long min, long max) =>
        reply.Begin(request, code, remark,
        [
            new("suggestWhichBrokerId", "0"),
            new("nextBeginOffset", next.ToString(CultureInfo.InvariantCulture)),
            new("minOffset", min.ToString(CultureInfo.InvariantCulture)),
            new("maxOffset", max.ToString(CultureInfo.InvariantCulture)),
        ]);

    private static long Number(RemotingRequest request, string name) => long.Parse(request.ExtField(name) ?? "0", CultureInfo.InvariantCulture);
}
