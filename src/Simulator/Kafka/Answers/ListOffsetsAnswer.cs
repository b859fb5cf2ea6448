using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleListOffsetRequest.</summary>
internal static class ListOffsetsAnswer
{
    private const sbyte ReadCommitted = 1;

    public static ListOffsetsResponse Of(BrokerView view, ListOffsetsRequest request) => new(
    [
        .. request.Topics.Select(topic => new ByTopic<ListOffsetsResponse.Partition>(
            topic.Name, [.. topic.Partitions.Select(partition => Partition(view, topic.Name, partition, view.Version >= 2 && request.Isolation == ReadCommitted))])),
    ]);

    private static ListOffsetsResponse.Partition Partition(BrokerView view, string topic, ListOffsetsRequest.Partition asked, bool isStable)
    {
        var partition = view.Cluster.Partition(topic, asked.Index);
        var error = view.ErrorOfPartition(topic, partition);
        if (error != ErrorCode.None)
        {
            return new(asked.Index, error, -1, -1);
        }

        var log = partition!.Log;
        var (offset, timestamp) = asked.Timestamp switch
        {
            ListOffsetsRequest.Latest => (isStable ? log.Stable : log.High, -1),
            ListOffsetsRequest.Earliest => (log.Low, -1),
            ListOffsetsRequest.MaxTimestamp when view.Version >= 7 => Found(log.Newest(), log, isStable),
            // Other negative times came with later versions.
            < 0 => ((long Offset, long Timestamp)?)null,
            _ => Found(log.At(asked.Timestamp), log, isStable),
        } ?? (long.MinValue, -1);
        return offset == long.MinValue
            ? new(asked.Index, ErrorCode.UnsupportedForMessageFormat, -1, -1)
            : new(asked.Index, ErrorCode.None, timestamp, offset);
    }

    private static (long Offset, long Timestamp) Found((long Offset, long Timestamp)? message, PartitionLog log, bool isStable) =>
        message is { } found && (!isStable || found.Offset < log.Stable) ? found : (-1, -1);
}
