using System.Buffers;
using System.Collections.Immutable;

namespace Probes.Kafka.Protocol;

/// <summary>
/// What a member of a classic consumer group wants (ConsumerProtocolSubscription.json): version topics user_data. Later versions only append.
/// </summary>
internal static class ConsumerSubscription
{
    /// <exception cref="Probes.Transport.ProtocolException">The bytes are no subscription.</exception>
    public static ImmutableArray<string> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return [];
        var reader = new KafkaReader(bytes, 0, isFlexible: false);
        reader.Int16();
        return reader.Strings();
    }

    public static ImmutableArray<byte> Write(ImmutableArray<string> topics)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new KafkaWriter(bytes, 0, isFlexible: false);
        writer.Int16(0);
        writer.Strings(topics);
        writer.Bytes([]);
        return [.. bytes.WrittenSpan];
    }
}
