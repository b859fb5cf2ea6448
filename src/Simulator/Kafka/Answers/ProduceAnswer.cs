using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleProduceRequest: written as it comes, copies have it at once.</summary>
internal static class ProduceAnswer
{
    /// <summary>Answered when all copies in sync have it.</summary>
    private const short AllCopies = -1;

    /// <returns>Null: acks 0, nobody waits for an answer.</returns>
    public static ProduceResponse? Of(BrokerView view, ProduceRequest request)
    {
        var response = new ProduceResponse(
        [
            .. request.Topics.Select(topic => new ByTopic<ProduceResponse.Partition>(
                topic.Name, [.. topic.Partitions.Select(partition => Write(view, topic.Name, partition, request.Acks))])),
        ]);
        view.Cluster.Wrote();
        return request.Acks == 0 ? null : response;
    }

    private static ProduceResponse.Partition Write(BrokerView view, string topic, ProduceRequest.Partition asked, short acks)
    {
        var partition = view.Cluster.Partition(topic, asked.Index);
        var error = view.ErrorOfPartition(topic, partition);
        if (error == ErrorCode.None && acks == AllCopies && partition!.InSync.Length < DescribeConfigsAnswer.LeastInSync(view.Cluster.Topics[topic]))
        {
            error = ErrorCode.NotEnoughReplicas;
        }

        if (error == ErrorCode.None && Read(asked) is var records)
        {
            return records is { IsEmpty: false } given ? new(asked.Index, ErrorCode.None, Append(partition!, given)) : new(asked.Index, ErrorCode.CorruptMessage, -1);
        }

        return new(asked.Index, error, -1);
    }

    private static long Append(PartitionState partition, ImmutableArray<Record> records) => partition.Log.Append(records);

    // Compressed batches are not played, nor are those of old formats.
    private static ImmutableArray<Record>? Read(ProduceRequest.Partition asked)
    {
        try
        {
            return [.. RecordBatch.ReadAll(asked.Records.AsSpan()).SelectMany(batch => batch.Records)];
        }
        catch (ProtocolException)
        {
            return null;
        }
    }
}
