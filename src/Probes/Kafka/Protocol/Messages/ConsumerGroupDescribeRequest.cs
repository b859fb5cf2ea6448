using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Who is in groups of the consumer protocol (KIP-848, Kafka 4.0)? Asked of their coordinator.</summary>
internal sealed record ConsumerGroupDescribeRequest(ImmutableArray<string> Groups) : KafkaRequest<ConsumerGroupDescribeResponse>
{
    public override ApiKey Key => ApiKey.ConsumerGroupDescribe;

    /// <summary>group_ids include_authorized_operations.</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.Strings(Groups);
        writer.Boolean(false);
        writer.Tags();
    }

    public static ConsumerGroupDescribeRequest Read(ref KafkaReader reader)
    {
        var request = new ConsumerGroupDescribeRequest(reader.Strings());
        reader.Boolean();
        reader.Tags();
        return request;
    }

    public override ConsumerGroupDescribeResponse ReadResponse(ref KafkaReader reader) => ConsumerGroupDescribeResponse.Read(ref reader);
}
