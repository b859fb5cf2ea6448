using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>How are topics and brokers configured?</summary>
internal sealed record DescribeConfigsRequest(ImmutableArray<DescribeConfigsRequest.Resource> Resources) : KafkaRequest<DescribeConfigsResponse>
{
    public override ApiKey Key => ApiKey.DescribeConfigs;

    /// <param name="Type">Topic or broker.</param>
    /// <param name="Name">The topic, or the broker's number.</param>
    /// <param name="Keys">Which settings; null: all.</param>
    internal sealed record Resource(ConfigResource Type, string Name, ImmutableArray<string>? Keys)
    {
        public static Resource Read(ref KafkaReader reader)
        {
            var resource = new Resource(
                (ConfigResource)reader.Int8(), reader.String(), reader.NullableArray(static (ref KafkaReader item) => item.String()));
            reader.Tags();
            return resource;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int8((sbyte)Type);
            writer.String(Name);
            writer.NullableArray(Keys, static (item, key) => item.String(key));
            writer.Tags();
        }
    }

    /// <summary>resources [resource_type resource_name configuration_keys] include_synonyms(1+) include_documentation(3+).</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.Array(Resources, static (item, resource) => resource.Write(item));
        if (writer.Version >= 1)
            writer.Boolean(false);
        if (writer.Version >= 3)
            writer.Boolean(false);
        writer.Tags();
    }

    public static DescribeConfigsRequest Read(ref KafkaReader reader)
    {
        var request = new DescribeConfigsRequest(reader.Array(Resource.Read));
        if (reader.Version >= 1)
            reader.Boolean();
        if (reader.Version >= 3)
            reader.Boolean();
        reader.Tags();
        return request;
    }

    public override DescribeConfigsResponse ReadResponse(ref KafkaReader reader) => DescribeConfigsResponse.Read(ref reader);
}
