using System.Collections.Immutable;
using Probes.Kafka.Model;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors;

/// <summary>Puts metadata into the words of the model.</summary>
internal static class ViewReader
{
    public static ClusterView Read(MetadataResponse metadata) => new(
        string.IsNullOrEmpty(metadata.ClusterId) ? null : metadata.ClusterId,
        metadata.ControllerId,
        [
            .. metadata.Brokers.DistinctBy(static broker => broker.NodeId).OrderBy(static broker => broker.NodeId)
                .Select(static broker => new BrokerNode(broker.NodeId, broker.Host, broker.Port, broker.Rack ?? "")),
        ],
        [
            // One that is being made or removed has an error and says nothing of itself.
            .. metadata.Topics.Where(static topic => topic.Name.Length > 0 && (topic.Error == ErrorCode.None || !topic.Partitions.IsEmpty))
                .DistinctBy(static topic => topic.Name, StringComparer.Ordinal)
                .OrderBy(static topic => topic.Name, StringComparer.Ordinal)
                .Select(static topic => new TopicView(topic.Name, topic.Id, topic.IsInternal, PartitionsOf(topic))),
        ]);

    private static ImmutableArray<PartitionView> PartitionsOf(MetadataResponse.Topic topic)
    {
        var partitions = new PartitionView[topic.Partitions.Length];
        for (var i = 0; i < partitions.Length; i++)
        {
            var told = topic.Partitions[i];
            partitions[i] = new PartitionView(told.Index, told.Leader, told.Replicas, told.InSync);
        }

        // Brokers tell them in no order.
        Array.Sort(partitions, static (one, other) => one.Index.CompareTo(other.Index));
        return [.. partitions];
    }
}
