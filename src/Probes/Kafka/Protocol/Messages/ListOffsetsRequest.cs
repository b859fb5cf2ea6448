using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Where do partitions begin and end? Asked of their leader.</summary>
/// <param name="Isolation">0: up to the high watermark; 1: up to the last stable offset.</param>
/// <param name="Topics">What is asked.</param>
internal sealed record ListOffsetsRequest(sbyte Isolation, ImmutableArray<ByTopic<ListOffsetsRequest.Partition>> Topics) : KafkaRequest<ListOffsetsResponse>
{
    /// <summary>The offset of the next message to be written.</summary>
    public const long Latest = -1;

    /// <summary>The first offset that the broker still has.</summary>
    public const long Earliest = -2;

    /// <summary>The message with the newest time; from v7 on (Kafka 3.0).</summary>
    public const long MaxTimestamp = -3;

    public override ApiKey Key => ApiKey.ListOffsets;

    /// <param name="Index">The partition.</param>
    /// <param name="Timestamp">One of the constants, or Unix milliseconds: the first offset whose message is not older.</param>
    internal readonly record struct Partition(int Index, long Timestamp)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var index = reader.Int32();
            if (reader.Version >= 4)
                reader.Int32();
            var partition = new Partition(index, reader.Int64());
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            // current_leader_epoch: not fenced.
            if (writer.Version >= 4)
                writer.Int32(-1);
            writer.Int64(Timestamp);
            writer.Tags();
        }
    }

    /// <summary>replica_id isolation_level(2+) topics [name partitions [partition_index current_leader_epoch(4+) timestamp]].</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.Int32(-1);
        if (writer.Version >= 2)
            writer.Int8(Isolation);
        writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
        writer.Tags();
    }

    public static ListOffsetsRequest Read(ref KafkaReader reader)
    {
        reader.Int32();
        var request = new ListOffsetsRequest(reader.Version >= 2 ? reader.Int8() : (sbyte)0, reader.ByTopic(Partition.Read));
        reader.Tags();
        return request;
    }

    public override ListOffsetsResponse ReadResponse(ref KafkaReader reader) => ListOffsetsResponse.Read(ref reader);
}
