using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// Produce: topics [name partitions [index error_code base_offset log_append_time_ms log_start_offset(5+) record_errors(8+) error_message(8+)]]
/// throttle_time_ms.
/// </summary>
internal sealed record ProduceResponse(ImmutableArray<ByTopic<ProduceResponse.Partition>> Topics)
{
    /// <param name="Index">The partition.</param>
    /// <param name="Error">Why nothing was written.</param>
    /// <param name="BaseOffset">The offset of the first message that was written.</param>
    /// <param name="Message">The error in the broker's words.</param>
    internal sealed record Partition(int Index, ErrorCode Error, long BaseOffset, string? Message = null)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var partition = new Partition(reader.Int32(), reader.Error(), reader.Int64());
            reader.Int64();
            if (reader.Version >= 5)
                reader.Int64();
            if (reader.Version >= 8)
            {
                reader.Array(RecordError);
                partition = partition with { Message = reader.NullableString() };
            }

            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            writer.Error(Error);
            writer.Int64(BaseOffset);
            writer.Int64(-1);
            if (writer.Version >= 5)
                writer.Int64(0);
            if (writer.Version >= 8)
            {
                writer.Int32s([]);
                writer.String(Message);
            }

            writer.Tags();
        }

        private static int RecordError(ref KafkaReader reader)
        {
            var index = reader.Int32();
            reader.NullableString();
            reader.Tags();
            return index;
        }
    }

    public static ProduceResponse Read(ref KafkaReader reader)
    {
        var response = new ProduceResponse(reader.ByTopic(Partition.Read));
        reader.Int32();
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
        writer.Int32(0);
        writer.Tags();
    }
}
