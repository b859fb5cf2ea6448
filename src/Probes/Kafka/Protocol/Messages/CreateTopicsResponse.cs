using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>CreateTopics v2 to v4: throttle_time_ms topics [name error_code error_message].</summary>
internal sealed record CreateTopicsResponse(ImmutableArray<CreateTopicsResponse.Topic> Topics)
{
    internal sealed record Topic(string Name, ErrorCode Error, string? Message);

    public static CreateTopicsResponse Read(ref KafkaReader reader)
    {
        reader.Int32();
        return new(reader.Array(static (ref KafkaReader item) => new Topic(item.String(), item.Error(), item.NullableString())));
    }

    public void Write(KafkaWriter writer)
    {
        writer.Int32(0);
        writer.Array(Topics, static (item, topic) =>
        {
            item.String(topic.Name);
            item.Error(topic.Error);
            item.String(topic.Message);
        });
    }
}
