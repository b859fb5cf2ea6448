using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>GET_BROKER_CLUSTER_INFO.</summary>
internal sealed class ClusterInfoAnswer(NameServerView nameServer)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var groups = nameServer.Registry.Groups;
        reply.Begin(request);
        reply.Raw("{\"brokerAddrTable\":{"u8);
        var comma = default(Separator);
        foreach (var (name, group) in groups)
        {
            comma.Write(reply);
            reply.Quoted(name).Raw(":"u8).Broker(nameServer.Registry.Cluster, group, isStrict: false, nameServer.Settings.SupportsActingMaster);
        }

        reply.Raw("},\"clusterAddrTable\":{"u8);
        if (groups.Count > 0)
        {
            reply.Quoted(nameServer.Registry.Cluster).Raw(":["u8);
            comma = default;
            foreach (var name in groups.Keys)
            {
                comma.Write(reply);
                reply.Quoted(name);
            }

            reply.Raw("]"u8);
        }

        reply.Raw("}}"u8).End();
    }
}
