using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>GET_KVLIST_BY_NAMESPACE: only ORDER_TOPIC_CONFIG may have entries; 22 for all others.</summary>
internal sealed class KvListAnswer(NameServerView nameServer)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var name = request.ExtField("namespace");
        if (name != "ORDER_TOPIC_CONFIG" || nameServer.Settings.OrderTopics.Count == 0)
        {
            Refusal.Write(request, reply, ResponseCode.QueryNotFound, $"No config item, Namespace: {name ?? "null"}");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"table\":{"u8);
        var comma = default(Separator);
        foreach (var (topic, value) in nameServer.Settings.OrderTopics)
        {
            comma.Write(reply);
            reply.Quoted(topic).Raw(":"u8).Quoted(value);
        }

        reply.Raw("}}"u8).End();
    }
}
