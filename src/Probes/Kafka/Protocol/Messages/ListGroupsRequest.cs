namespace Probes.Kafka.Protocol.Messages;

/// <summary>Which groups does a broker coordinate? Those of consumers and of others (Connect); filters are not used.</summary>
internal sealed record ListGroupsRequest : KafkaRequest<ListGroupsResponse>
{
    public override ApiKey Key => ApiKey.ListGroups;

    /// <summary>states_filter(4+) types_filter(5+): empty, which is all.</summary>
    public override void Write(KafkaWriter writer)
    {
        if (writer.Version >= 4)
            writer.Strings([]);
        if (writer.Version >= 5)
            writer.Strings([]);
        writer.Tags();
    }

    public static ListGroupsRequest Read(ref KafkaReader reader)
    {
        if (reader.Version >= 4)
            reader.Strings();
        if (reader.Version >= 5)
            reader.Strings();
        reader.Tags();
        return new ListGroupsRequest();
    }

    public override ListGroupsResponse ReadResponse(ref KafkaReader reader) => ListGroupsResponse.Read(ref reader);
}
