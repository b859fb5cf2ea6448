using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>GET_ALL_TOPIC_LIST_FROM_NAMESERVER: every topic any registered broker has.</summary>
internal sealed class TopicListAnswer(NameServerView nameServer)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        if (!nameServer.Settings.TellsTopics)
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, "disable");
            return;
        }

        var topics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in nameServer.Registry.Groups.Values)
        {
            lock (group.Store.Gate)
            {
                topics.UnionWith(group.Store.Topics.Keys);
            }
        }

        topics.ExceptWith(nameServer.Registry.HiddenTopics);
        reply.Begin(request);
        reply.Raw("{\"topicList\":["u8);
        var comma = default(Separator);
        foreach (var topic in topics)
        {
            comma.Write(reply);
            reply.Quoted(topic);
        }

        reply.Raw("]}"u8).End();
    }
}
