using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>UPDATE_AND_CREATE_TOPIC; a topic that is there already stays as it is, since nobody here changes one.</summary>
internal sealed class CreateTopicAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        if (request.ExtField("topic") is not { } name)
        {
            Refusal.MissingArgument(request, reply);
            return;
        }

        broker.Store.AddTopic(new TopicConfig(name, Number(request, "readQueueNums"), Number(request, "writeQueueNums"), Number(request, "perm")));
        // As recorded of 4.9.8 and 5.3.3.
        reply.Begin(request, remark: "not set any response code");
        reply.End();
    }

    private static int Number(RemotingRequest request, string name) => int.Parse(request.ExtField(name) ?? "0", CultureInfo.InvariantCulture);
}
