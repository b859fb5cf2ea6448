namespace Probes.Kafka.Protocol.Messages;

/// <summary>Which broker keeps the offsets of a group?</summary>
internal sealed record FindCoordinatorRequest(string Group) : KafkaRequest<FindCoordinatorResponse>
{
    private const sbyte KeyTypeGroup = 0;

    public override ApiKey Key => ApiKey.FindCoordinator;

    /// <summary>key key_type(1+).</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.String(Group);
        if (writer.Version >= 1)
            writer.Int8(KeyTypeGroup);
        writer.Tags();
    }

    public static FindCoordinatorRequest Read(ref KafkaReader reader)
    {
        var request = new FindCoordinatorRequest(reader.String());
        if (reader.Version >= 1)
            reader.Int8();
        reader.Tags();
        return request;
    }

    public override FindCoordinatorResponse ReadResponse(ref KafkaReader reader) => FindCoordinatorResponse.Read(ref reader);
}
