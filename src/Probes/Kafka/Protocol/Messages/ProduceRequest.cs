using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Writes messages. Asked of the partition's leader.</summary>
/// <param name="Acks">-1: answered when all copies in sync have them; 1: when the leader has; 0: never answered.</param>
/// <param name="Timeout">Milliseconds that the leader may wait for copies.</param>
/// <param name="Topics">What is written.</param>
internal sealed record ProduceRequest(short Acks, int Timeout, ImmutableArray<ByTopic<ProduceRequest.Partition>> Topics) : KafkaRequest<ProduceResponse>
{
    public override ApiKey Key => ApiKey.Produce;

    /// <param name="Index">The partition.</param>
    /// <param name="Records">A <see cref="RecordBatch"/>.</param>
    internal sealed record Partition(int Index, ImmutableArray<byte> Records)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var partition = new Partition(reader.Int32(), [.. reader.Bytes()]);
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            writer.Bytes(Records.AsSpan());
            writer.Tags();
        }
    }

    /// <summary>transactional_id acks timeout_ms topics [name partitions [index records]].</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.String(null);
        writer.Int16(Acks);
        writer.Int32(Timeout);
        writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
        writer.Tags();
    }

    public static ProduceRequest Read(ref KafkaReader reader)
    {
        reader.NullableString();
        var request = new ProduceRequest(reader.Int16(), reader.Int32(), reader.ByTopic(Partition.Read));
        reader.Tags();
        return request;
    }

    public override ProduceResponse ReadResponse(ref KafkaReader reader) => ProduceResponse.Read(ref reader);
}
