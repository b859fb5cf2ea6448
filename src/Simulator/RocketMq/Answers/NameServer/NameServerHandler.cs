using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>DefaultRequestProcessor of the name server, as far as it is played.</summary>
internal sealed class NameServerHandler(NameServerView nameServer) : IRequestHandler
{
    private readonly ClusterInfoAnswer clusterInfo = new(nameServer);
    private readonly RouteAnswer route = new(nameServer);
    private readonly TopicListAnswer topics = new(nameServer);
    private readonly KvListAnswer kvList = new(nameServer);
    private readonly NameServerConfigAnswer config = new(nameServer);

    public bool Answer(RemotingRequest request, ReplyWriter reply)
    {
        switch (request.Code)
        {
            case RequestCode.GetBrokerClusterInfo:
                clusterInfo.Write(request, reply);
                return true;
            case RequestCode.GetRouteInfoByTopic:
                route.Write(request, reply);
                return true;
            case RequestCode.GetAllTopicListFromNameServer:
                topics.Write(request, reply);
                return true;
            case RequestCode.GetKvListByNamespace:
                kvList.Write(request, reply);
                return true;
            case RequestCode.GetNameServerConfig:
                config.Write(request, reply);
                return true;
            default:
                return Unknown(request, reply);
        }
    }

    /// <summary>4.9: "default: break; return null": nothing is written at all.</summary>
    private bool Unknown(RemotingRequest request, ReplyWriter reply)
    {
        if (!nameServer.Flavor.IsV5)
        {
            return false;
        }

        Refusal.NotSupported(request, reply);
        return true;
    }
}
