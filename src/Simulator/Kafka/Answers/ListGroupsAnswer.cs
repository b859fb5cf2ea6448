using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleListGroupsRequest: the groups that this broker coordinates.</summary>
internal static class ListGroupsAnswer
{
    public static ListGroupsResponse Of(BrokerView view)
    {
        // Who may not describe the cluster got an error at first, and later those groups that he may describe.
        var mayList = view.ErrorOfCluster() == ErrorCode.None;
        return view.Forced != ErrorCode.None ? new(view.Forced, [])
            : !mayList && view.Cluster.Release <= KafkaRelease.V1_0 ? new(ErrorCode.ClusterAuthorizationFailed, [])
            : new(
                ErrorCode.None,
                [
                    .. view.Cluster.Groups.Values.Where(group => group.IsAt(view.Node) && (mayList || !view.Cluster.Denials.HasGroup(group.Id, view.Key)))
                        .Select(Group),
                ]);
    }

    private static ListGroupsResponse.Group Group(GroupState group) =>
        new(group.Id, group.ProtocolType, group.State, group.Kind switch
    {
        GroupKind.Consumer => "consumer",
        GroupKind.Streams => "streams",
        _ => "classic",
    });
}
