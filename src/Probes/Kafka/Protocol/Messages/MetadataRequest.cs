using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Who are the brokers, and who leads what?</summary>
internal sealed record MetadataRequest : KafkaRequest<MetadataResponse>
{
    /// <summary>Null: all topics.</summary>
    public ImmutableArray<string>? Topics { get; init; }

    /// <summary>From v4 on; older brokers may create topics that are named.</summary>
    public bool AllowAutoTopicCreation { get; init; }

    public override ApiKey Key => ApiKey.Metadata;

    /// <summary>topics [topic_id(10+) name] allow_auto_topic_creation(4+) include_cluster_authorized_operations(8-10) include_topic_authorized_operations(8+).</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.NullableArray(Topics, static (item, name) =>
        {
            if (item.Version >= 10)
                item.Uuid(Guid.Empty);
            item.String(name);
            item.Tags();
        });
        if (writer.Version >= 4)
            writer.Boolean(AllowAutoTopicCreation);
        if (writer.Version is >= 8 and <= 10)
            writer.Boolean(false);
        if (writer.Version >= 8)
            writer.Boolean(false);
        writer.Tags();
    }

    public static MetadataRequest Read(ref KafkaReader reader)
    {
        var topics = reader.NullableArray(static (ref KafkaReader item) =>
        {
            if (item.Version >= 10)
                item.Uuid();
            var name = item.NullableString();
            item.Tags();
            return name ?? "";
        });
        var request = new MetadataRequest { Topics = topics, AllowAutoTopicCreation = reader.Version < 4 || reader.Boolean() };
        if (reader.Version is >= 8 and <= 10)
            reader.Boolean();
        if (reader.Version >= 8)
            reader.Boolean();
        reader.Tags();
        return request;
    }

    public override MetadataResponse ReadResponse(ref KafkaReader reader) => MetadataResponse.Read(ref reader);
}
