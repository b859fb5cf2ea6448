using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleFetchRequest: without sessions, which is what session 0 in the answer says (KIP-227).</summary>
internal static class FetchAnswer
{
    /// <summary>Waits until there is something, or for as long as the client wants.</summary>
    public static async Task<FetchResponse> OfAsync(BrokerView view, FetchRequest request, CancellationToken cancellation)
    {
        var late = Task.Delay(TimeSpan.FromMilliseconds(Math.Max(request.MaxWait, 0)), view.Cluster.Time, cancellation);
        while (true)
        {
            var next = view.Cluster.NextWrite;
            FetchResponse response;
            lock (view.Cluster.Gate)
            {
                response = Read(view, request);
            }

            if (late.IsCompleted || request.MinBytes <= 0 || response.Topics.Any(topic => topic.Partitions.Any(IsNews)))
            {
                return response;
            }

            await Task.WhenAny(next, late).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static bool IsNews(FetchResponse.Partition partition) => partition.Error != ErrorCode.None || !partition.Records.IsEmpty;

    private static FetchResponse Read(BrokerView view, FetchRequest request)
    {
        var left = request.MaxBytes;
        var topics = ImmutableArray.CreateBuilder<ByTopic<FetchResponse.Partition>>();
        foreach (var topic in request.Topics)
        {
            var partitions = ImmutableArray.CreateBuilder<FetchResponse.Partition>();
            foreach (var partition in topic.Partitions)
            {
                partitions.Add(Partition(view, topic.Name, partition, ref left));
            }

            topics.Add(new(topic.Name, partitions.ToImmutable()));
        }

        return new(ErrorCode.None, topics.ToImmutable());
    }

    private static FetchResponse.Partition Partition(BrokerView view, string topic, FetchRequest.Partition asked, ref int left)
    {
        var partition = view.Cluster.Partition(topic, asked.Index);
        var error = view.ErrorOfPartition(topic, partition);
        if (error != ErrorCode.None)
        {
            return new(asked.Index, error, -1, -1, -1, []);
        }

        var log = partition!.Log;
        if (asked.Offset < log.Low || asked.Offset > log.High)
        {
            return new(asked.Index, ErrorCode.OffsetOutOfRange, -1, -1, -1, []);
        }

        var records = left > 0 ? log.Read(asked.Offset, Math.Min(left, asked.MaxBytes)) : [];
        left -= records.Sum(record => PartitionLog.AssumedBytes + (record.Value?.Length ?? 0));
        return new(
            asked.Index, ErrorCode.None, log.High, log.Stable, log.Low, records.IsEmpty ? [] : new RecordBatch(records[0].Offset, records).Write());
    }
}
