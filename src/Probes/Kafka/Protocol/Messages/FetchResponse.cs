using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Fetch: throttle_time_ms error_code(7+) session_id(7+) responses [topic partitions].</summary>
internal sealed record FetchResponse(ErrorCode Error, ImmutableArray<ByTopic<FetchResponse.Partition>> Topics)
{
    /// <summary>
    /// partition_index error_code high_watermark last_stable_offset log_start_offset(5+) aborted_transactions preferred_read_replica(11+) records.
    /// </summary>
    /// <param name="Index">The partition.</param>
    /// <param name="Error">Why there is nothing.</param>
    /// <param name="HighWatermark">The offset up to which all copies in sync have the messages.</param>
    /// <param name="LastStableOffset">The first offset of an open transaction, or the high watermark.</param>
    /// <param name="LogStartOffset">The first offset that the broker still has.</param>
    /// <param name="Records">Any number of batches, the last of which may be cut.</param>
    internal sealed record Partition(
        int Index, ErrorCode Error, long HighWatermark, long LastStableOffset, long LogStartOffset, ImmutableArray<byte> Records)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var (index, error, high, stable) = (reader.Int32(), reader.Error(), reader.Int64(), reader.Int64());
            var start = reader.Version >= 5 ? reader.Int64() : -1;
            reader.Array(Aborted);
            if (reader.Version >= 11)
                reader.Int32();
            var partition = new Partition(index, error, high, stable, start, [.. reader.Bytes()]);
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            writer.Error(Error);
            writer.Int64(HighWatermark);
            writer.Int64(LastStableOffset);
            if (writer.Version >= 5)
                writer.Int64(LogStartOffset);
            writer.NullableArray<int>(null, static (_, _) => { });
            if (writer.Version >= 11)
                writer.Int32(-1);
            writer.Bytes(Records.AsSpan());
            writer.Tags();
        }

        private static long Aborted(ref KafkaReader reader)
        {
            var producer = reader.Int64();
            reader.Int64();
            reader.Tags();
            return producer;
        }
    }

    public static FetchResponse Read(ref KafkaReader reader)
    {
        reader.Int32();
        var error = reader.Version >= 7 ? reader.Error() : ErrorCode.None;
        if (reader.Version >= 7)
            reader.Int32();
        var response = new FetchResponse(error, reader.ByTopic(Partition.Read));
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        writer.Int32(0);
        if (writer.Version >= 7)
        {
            writer.Error(Error);
            writer.Int32(0);
        }

        writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
        writer.Tags();
    }
}
