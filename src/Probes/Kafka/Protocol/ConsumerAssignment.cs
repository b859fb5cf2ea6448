using System.Buffers;
using System.Collections.Immutable;

namespace Probes.Kafka.Protocol;

/// <summary>
/// What a member of a classic consumer group was assigned (ConsumerProtocolAssignment.json): version assigned_partitions [topic partitions]
/// user_data. Later versions only append.
/// </summary>
internal static class ConsumerAssignment
{
    /// <exception cref="Probes.Transport.ProtocolException">The bytes are no assignment.</exception>
    public static ImmutableArray<TopicPartitions> Read(ReadOnlySpan<byte> bytes)
    {
        // Empty while the group rebalances.
        if (bytes.IsEmpty)
            return [];
        var reader = new KafkaReader(bytes, 0, isFlexible: false);
        reader.Int16();
        return reader.Array(static (ref KafkaReader item) => new TopicPartitions(item.String(), item.Int32s()));
    }

    public static ImmutableArray<byte> Write(ImmutableArray<TopicPartitions> topics)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new KafkaWriter(bytes, 0, isFlexible: false);
        writer.Int16(0);
        writer.Array(topics, static (item, topic) =>
        {
            item.String(topic.Topic);
            item.Int32s(topic.Partitions);
        });
        writer.Bytes([]);
        return [.. bytes.WrittenSpan];
    }
}
