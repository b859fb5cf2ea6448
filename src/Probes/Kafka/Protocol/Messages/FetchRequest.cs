using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Reads messages. Asked of the partition's leader, without a session.</summary>
/// <param name="MaxWait">Milliseconds that the leader may wait until there is something.</param>
/// <param name="MaxBytes">How much at most.</param>
/// <param name="Topics">What is read.</param>
internal sealed record FetchRequest(int MaxWait, int MaxBytes, ImmutableArray<ByTopic<FetchRequest.Partition>> Topics) : KafkaRequest<FetchResponse>
{
    /// <summary>What the leader should have before it answers.</summary>
    public int MinBytes { get; init; } = 1;

    public override ApiKey Key => ApiKey.Fetch;

    /// <summary>partition current_leader_epoch(9+) fetch_offset last_fetched_epoch(12+) log_start_offset(5+) partition_max_bytes.</summary>
    internal readonly record struct Partition(int Index, long Offset, int MaxBytes)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var index = reader.Int32();
            if (reader.Version >= 9)
                reader.Int32();
            var offset = reader.Int64();
            if (reader.Version >= 12)
                reader.Int32();
            if (reader.Version >= 5)
                reader.Int64();
            var partition = new Partition(index, offset, reader.Int32());
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            if (writer.Version >= 9)
                writer.Int32(-1);
            writer.Int64(Offset);
            if (writer.Version >= 12)
                writer.Int32(-1);
            if (writer.Version >= 5)
                writer.Int64(-1);
            writer.Int32(MaxBytes);
            writer.Tags();
        }
    }

    /// <summary>
    /// replica_id max_wait_ms min_bytes max_bytes isolation_level session_id(7+) session_epoch(7+) topics forgotten_topics_data(7+) rack_id(11+).
    /// </summary>
    public override void Write(KafkaWriter writer)
    {
        writer.Int32(-1);
        writer.Int32(MaxWait);
        writer.Int32(MinBytes);
        writer.Int32(MaxBytes);
        writer.Int8(0);
        if (writer.Version >= 7)
        {
            // No session is wanted (KIP-227).
            writer.Int32(0);
            writer.Int32(-1);
        }

        writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
        if (writer.Version >= 7)
            writer.Int32s([]);
        if (writer.Version >= 11)
            writer.String("");
        writer.Tags();
    }

    public static FetchRequest Read(ref KafkaReader reader)
    {
        reader.Int32();
        var (wait, least, most) = (reader.Int32(), reader.Int32(), reader.Int32());
        reader.Int8();
        if (reader.Version >= 7)
        {
            reader.Int32();
            reader.Int32();
        }

        var request = new FetchRequest(wait, most, reader.ByTopic(Partition.Read)) { MinBytes = least };
        if (reader.Version >= 7)
            reader.Array(Forgotten);
        if (reader.Version >= 11)
            reader.String();
        reader.Tags();
        return request;
    }

    public override FetchResponse ReadResponse(ref KafkaReader reader) => FetchResponse.Read(ref reader);

    private static string Forgotten(ref KafkaReader reader)
    {
        var topic = reader.String();
        reader.Int32s();
        reader.Tags();
        return topic;
    }
}
