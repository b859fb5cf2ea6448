using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleDescribeLogDirsRequest: the copies that this broker has.</summary>
internal static class DescribeLogDirsAnswer
{
    private const string Path = "/var/lib/kafka/data";

    public static DescribeLogDirsResponse Of(BrokerView view)
    {
        // Without the right to describe the cluster: nothing, and from v3 on the reason.
        if (view.ErrorOfCluster() is var error && error != ErrorCode.None)
        {
            return new(error, []);
        }

        var node = view.Cluster.Nodes[view.Node];
        if (!node.HasDisk)
        {
            return new(ErrorCode.None, [new(ErrorCode.KafkaStorageError, Path, [], -1, -1)]);
        }

        var topics = view.Cluster.Topics.Values
            .Select(topic => new ByTopic<DescribeLogDirsResponse.Partition>(
                topic.Name,
                [
                    .. topic.Partitions.Where(partition => partition.Replicas.Contains(view.Node))
                        .Select(partition => new DescribeLogDirsResponse.Partition(partition.Index, partition.Log.Bytes, 0, IsFuture: false)),
                ]))
            .Where(topic => !topic.Partitions.IsEmpty)
            .ToList();
        var used = topics.Sum(topic => topic.Partitions.Sum(partition => partition.Size));
        return new(ErrorCode.None, [new(ErrorCode.None, Path, [.. topics], node.VolumeBytes, Math.Max(0, node.VolumeBytes - used))]);
    }
}
