using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Who is in groups of the classic protocol? Asked of their coordinator.</summary>
internal sealed record DescribeGroupsRequest(ImmutableArray<string> Groups) : KafkaRequest<DescribeGroupsResponse>
{
    public override ApiKey Key => ApiKey.DescribeGroups;

    /// <summary>groups include_authorized_operations(3+).</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.Strings(Groups);
        if (writer.Version >= 3)
            writer.Boolean(false);
        writer.Tags();
    }

    public static DescribeGroupsRequest Read(ref KafkaReader reader)
    {
        var request = new DescribeGroupsRequest(reader.Strings());
        if (reader.Version >= 3)
            reader.Boolean();
        reader.Tags();
        return request;
    }

    public override DescribeGroupsResponse ReadResponse(ref KafkaReader reader) => DescribeGroupsResponse.Read(ref reader);
}
