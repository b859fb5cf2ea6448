using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_BROKER_RUNTIME_INFO: a table of strings.</summary>
internal sealed class RuntimeInfoAnswer(BrokerView broker)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Raw("{\"table\":{"u8);
        var comma = default(Separator);
        foreach (var (key, value) in RuntimeTable.Of(broker))
        {
            comma.Write(reply);
            reply.Quoted(key).Raw(":"u8).Quoted(value);
        }

        reply.Raw("}}"u8).End();
    }
}
