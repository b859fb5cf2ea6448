using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>SEND_MESSAGE_V2: AbstractSendMessageProcessor.msgCheck, then SendMessageProcessor.</summary>
internal sealed class SendMessageAnswer(BrokerView broker)
{
    /// <summary>What a message takes in the commit log beside its body, topic and properties.</summary>
    private const int Overhead = 91;

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        if (broker.IsSlave)
        {
            // SendMessageProcessor.rejectRequest.
            Refusal.Write(request, reply, ResponseCode.SystemBusy, "[REJECTREQUEST]system busy, start flow control for a while");
            return;
        }

        var name = request.ExtField("b") ?? "";
        if ((broker.Store.Topic(name) ?? CreateFrom(request, name)) is not { } topic)
        {
            Refusal.Write(request, reply, ResponseCode.TopicNotExist, $"topic[{name}] not exist, apply first please!");
            return;
        }

        var queue = int.Parse(request.ExtField("e") ?? "0", CultureInfo.InvariantCulture);
        if (queue >= topic.Config.Queues)
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, string.Create(CultureInfo.InvariantCulture, $"request queueId[{queue}] is illegal"));
            return;
        }

        Put(request, reply, topic, Math.Max(0, queue));
    }

    private void Put(RemotingRequest request, ReplyWriter reply, TopicQueues topic, int queue)
    {
        var store = broker.Store;
        var properties = request.ExtField("i") ?? "";
        var (offset, position) = (topic.Max(queue), store.CommitLogEnd);
        var bornAt = long.Parse(request.ExtField("g") ?? "0", CultureInfo.InvariantCulture);
        if (!store.DispatchIsStuck)
        {
            store.Sent.Add(topic.Config.Name, queue, offset, new SentMessage(request.Body.ToArray(), properties, bornAt, store.Now, position));
            store.PutTo(topic, queue, 1, Overhead + request.Body.Length + topic.Config.Name.Length + properties.Length);
        }

        reply.Begin(request, broker.SendCode, remark: null, extFields:
        [
            new("queueId", queue.ToString(CultureInfo.InvariantCulture)),
            new("TRACE_ON", "true"),
            new("MSG_REGION", "DefaultRegion"),
            new("msgId", string.Create(CultureInfo.InvariantCulture, $"7F00000100002A9F{position:X16}")),
            new("queueOffset", offset.ToString(CultureInfo.InvariantCulture)),
        ]);
        reply.End();
    }

    /// <summary>TopicConfigManager.createTopicInSendMessageMethod: inherits from a topic that may be inherited from, as TBW102 may.</summary>
    private TopicQueues? CreateFrom(RemotingRequest request, string name)
    {
        if (broker.Store.Topic(request.ExtField("c") ?? "") is not { Config.Perm: TopicConfig.Inherited } model)
        {
            return null;
        }

        var queues = Math.Min(int.Parse(request.ExtField("d") ?? "4", CultureInfo.InvariantCulture), model.Config.WriteQueues);
        return broker.Store.AddTopic(new TopicConfig(name, queues, queues));
    }
}
