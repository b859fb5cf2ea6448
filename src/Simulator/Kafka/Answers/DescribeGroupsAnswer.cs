using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleDescribeGroupsRequest. A group that is not there is Dead; so is one of the consumer protocol, which this request cannot tell.</summary>
internal static class DescribeGroupsAnswer
{
    private const short FirstWithNotFound = 6;

    public static DescribeGroupsResponse Of(BrokerView view, DescribeGroupsRequest request) => new([.. request.Groups.Select(id => Group(view, id))]);

    private static DescribeGroupsResponse.Group Group(BrokerView view, string id)
    {
        if (view.ErrorOfGroup(id) is var error && error != ErrorCode.None)
        {
            return new(error, id, "", "", "", []);
        }

        if (view.Cluster.Groups.GetValueOrDefault(id) is not { Kind: GroupKind.Classic } group)
        {
            return new(view.Version >= FirstWithNotFound ? ErrorCode.GroupIdNotFound : ErrorCode.None, id, "Dead", "", "", []);
        }

        // Before the assignment is made it is not told, nor which assignor the members agreed on.
        var isStable = group.State == "Stable";
        return new(
            ErrorCode.None, id, group.State, group.ProtocolType, isStable ? group.Assignor : "", [.. group.Members.Select(member => Member(member, isStable))]);
    }

    private static DescribeGroupsResponse.Member Member(MemberState member, bool isStable) => new(
        member.Id,
        member.InstanceId,
        member.ClientId,
        member.Host,
        isStable ? ConsumerSubscription.Write(member.Topics) : [],
        isStable ? ConsumerAssignment.Write(member.Assignment) : []);
}
