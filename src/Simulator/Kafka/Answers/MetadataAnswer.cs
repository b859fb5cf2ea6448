using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleTopicMetadataRequest: every broker knows all of it.</summary>
internal static class MetadataAnswer
{
    public static MetadataResponse Of(BrokerView view, MetadataRequest request) => new()
    {
        ClusterId = view.Cluster.Plan.ClusterId,
        ControllerId = view.Cluster.Controller,
        Brokers = [.. view.Cluster.Registered.Select(node => new MetadataResponse.Broker(node.Id, node.Host, node.Port, node.Rack))],
        Topics = request.Topics is { } names
            ? [.. names.Distinct().Select(name => Named(view, name, request.AllowAutoTopicCreation))]
            : [.. view.Cluster.Topics.Values.Where(topic => !view.Cluster.Denials.HasTopic(topic.Name, view.Key)).Select(topic => Topic(view, topic))],
    };

    private static MetadataResponse.Topic Named(BrokerView view, string name, bool mayCreate)
    {
        if (view.ErrorOfTopic(name) is var error && error != ErrorCode.None)
        {
            return Failed(name, error);
        }

        if (view.Cluster.Topics.TryGetValue(name, out var topic))
        {
            return Topic(view, topic);
        }

        if (name.Length == 0 || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '_' or '-')))
        {
            return Failed(name, ErrorCode.InvalidTopicException);
        }

        if (!mayCreate || !view.Cluster.Plan.AutoCreateTopics)
        {
            return Failed(name, ErrorCode.UnknownTopicOrPartition);
        }

        // It is made, and whoever asks again will find it.
        view.Cluster.CreateTopic(name, 1, 1, ImmutableDictionary<string, string>.Empty);
        return Failed(name, view.Cluster.Release >= KafkaRelease.V3_0 ? ErrorCode.UnknownTopicOrPartition : ErrorCode.LeaderNotAvailable);
    }

    private static MetadataResponse.Topic Failed(string name, ErrorCode error) => new(error, name, Guid.Empty, IsInternal: false, []);

    private static MetadataResponse.Topic Topic(BrokerView view, TopicState topic) => new(
        view.Forced, topic.Name, topic.Id, topic.IsInternal, [.. topic.Partitions.Select(partition => Partition(view.Cluster, partition))]);

    private static MetadataResponse.Partition Partition(ClusterState cluster, PartitionState partition) => new(
        partition.Leader < 0 ? ErrorCode.LeaderNotAvailable : ErrorCode.None,
        partition.Index,
        partition.Leader,
        partition.LeaderEpoch,
        partition.Replicas,
        partition.InSync,
        [.. partition.Replicas.Where(node => !cluster.Nodes[node].IsRegistered)]);
}
