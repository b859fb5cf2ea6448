using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleFindCoordinatorRequest.</summary>
internal static class FindCoordinatorAnswer
{
    public static FindCoordinatorResponse Of(BrokerView view, FindCoordinatorRequest request)
    {
        var error = view.Forced != ErrorCode.None ? view.Forced
            : view.Cluster.Denials.HasGroup(request.Group, view.Key) ? ErrorCode.GroupAuthorizationFailed
            : ErrorCode.None;
        if (error != ErrorCode.None)
        {
            return new(error, null, -1, "", -1);
        }

        return view.Cluster.Nodes.GetValueOrDefault(view.Cluster.CoordinatorOf(request.Group)) is { IsRegistered: true } node
            ? new(ErrorCode.None, null, node.Id, node.Host, node.Port)
            : new(ErrorCode.CoordinatorNotAvailable, "The coordinator is not available.", -1, "", -1);
    }
}
