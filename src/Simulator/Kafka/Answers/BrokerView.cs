using Probes.Kafka.Protocol;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>What an answer is made of: the cluster, who answers, and what the one who asks may not know.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Node">The broker that answers.</param>
/// <param name="Key">What is asked.</param>
/// <param name="Version">The version of the request.</param>
/// <param name="Forced">An error that is answered whatever was asked.</param>
internal sealed record BrokerView(ClusterState Cluster, int Node, ApiKey Key, short Version, ErrorCode Forced)
{
    public ErrorCode ErrorOfTopic(string topic) =>
        Forced != ErrorCode.None ? Forced : Cluster.Denials.HasTopic(topic, Key) ? ErrorCode.TopicAuthorizationFailed : ErrorCode.None;

    public ErrorCode ErrorOfCluster() =>
        Forced != ErrorCode.None ? Forced : Cluster.Denials.HasCluster(Key) ? ErrorCode.ClusterAuthorizationFailed : ErrorCode.None;

    /// <summary>Also if it is another broker that coordinates it.</summary>
    public ErrorCode ErrorOfGroup(string group) =>
        Forced != ErrorCode.None ? Forced
        : Cluster.Denials.HasGroup(group, Key) ? ErrorCode.GroupAuthorizationFailed
        : (Cluster.Groups.TryGetValue(group, out var known) ? known.IsAt(Node) : Cluster.CoordinatorOf(group) == Node) ? ErrorCode.None
        : ErrorCode.NotCoordinator;

    /// <summary>Also if it is another broker that leads it.</summary>
    public ErrorCode ErrorOfPartition(string topic, PartitionState? partition) =>
        ErrorOfTopic(topic) is var error && error != ErrorCode.None ? error
        : partition is null ? ErrorCode.UnknownTopicOrPartition
        : partition.Leader == Node ? ErrorCode.None
        : ErrorCode.NotLeaderOrFollower;
}
