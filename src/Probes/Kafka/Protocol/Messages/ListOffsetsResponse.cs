using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>ListOffsets: throttle_time_ms(2+) topics [name partitions [partition_index error_code timestamp offset leader_epoch(4+)]].</summary>
internal sealed record ListOffsetsResponse(ImmutableArray<ByTopic<ListOffsetsResponse.Partition>> Topics)
{
    /// <param name="Index">The partition.</param>
    /// <param name="Error">Why there is no offset.</param>
    /// <param name="Timestamp">Unix milliseconds of the message at the offset, if it was asked for by time; else -1.</param>
    /// <param name="Offset">-1: no message is so new.</param>
    internal readonly record struct Partition(int Index, ErrorCode Error, long Timestamp, long Offset)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var partition = new Partition(reader.Int32(), reader.Error(), reader.Int64(), reader.Int64());
            if (reader.Version >= 4)
                reader.Int32();
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            writer.Error(Error);
            writer.Int64(Timestamp);
            writer.Int64(Offset);
            if (writer.Version >= 4)
                writer.Int32(-1);
            writer.Tags();
        }
    }

    public static ListOffsetsResponse Read(ref KafkaReader reader)
    {
        if (reader.Version >= 2)
            reader.Int32();
        var response = new ListOffsetsResponse(reader.ByTopic(Partition.Read));
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        if (writer.Version >= 2)
            writer.Int32(0);
        writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
        writer.Tags();
    }
}
