using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleConsumerGroupDescribe: groups of the consumer protocol only.</summary>
internal static class ConsumerGroupDescribeAnswer
{
    public static ConsumerGroupDescribeResponse Of(BrokerView view, ConsumerGroupDescribeRequest request) => new([.. request.Groups.Select(id => Group(view, id))]);

    private static ConsumerGroupDescribeResponse.Group Group(BrokerView view, string id) =>
        view.ErrorOfGroup(id) is var error && error != ErrorCode.None ? Failed(id, error, null)
        : !view.Cluster.Groups.TryGetValue(id, out var group) ? Failed(id, ErrorCode.GroupIdNotFound, $"Group {id} not found.")
        : group.Kind != GroupKind.Consumer ? Failed(id, ErrorCode.GroupIdNotFound, $"Group {id} is not a consumer group.")
        : new(
            ErrorCode.None, null, id, group.State, group.Epoch, group.AssignmentEpoch, group.Assignor,
            [.. group.Members.Select(member => Member(view.Cluster, group, member))]);

    private static ConsumerGroupDescribeResponse.Group Failed(string id, ErrorCode error, string? message) => new(error, message, id, "", 0, 0, "", []);

    private static ConsumerGroupDescribeResponse.Member Member(ClusterState cluster, GroupState group, MemberState member) => new()
    {
        Id = member.Id,
        InstanceId = member.InstanceId,
        Epoch = member.Epoch ?? group.Epoch,
        ClientId = member.ClientId,
        Host = member.Host,
        Topics = member.Topics,
        Assignment = Assignment(cluster, member.Assignment),
        Target = Assignment(cluster, member.Target ?? member.Assignment),
    };

    private static ImmutableArray<ConsumerGroupDescribeResponse.TopicPartitions> Assignment(ClusterState cluster, ImmutableArray<TopicPartitions> topics) =>
    [
        .. topics.Select(topic => new ConsumerGroupDescribeResponse.TopicPartitions(
            cluster.Topics.GetValueOrDefault(topic.Topic)?.Id ?? Guid.Empty, topic.Topic, topic.Partitions)),
    ];
}
