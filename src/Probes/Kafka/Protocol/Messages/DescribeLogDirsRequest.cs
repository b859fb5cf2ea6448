namespace Probes.Kafka.Protocol.Messages;

/// <summary>How much does a broker keep, and on which disk? Asked of each broker for all topics.</summary>
internal sealed record DescribeLogDirsRequest : KafkaRequest<DescribeLogDirsResponse>
{
    public override ApiKey Key => ApiKey.DescribeLogDirs;

    /// <summary>topics: null, which is all.</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.NullableArray<string>(null, static (_, _) => { });
        writer.Tags();
    }

    public static DescribeLogDirsRequest Read(ref KafkaReader reader)
    {
        reader.NullableArray(static (ref KafkaReader item) =>
        {
            var topic = item.String();
            item.Int32s();
            item.Tags();
            return topic;
        });
        reader.Tags();
        return new DescribeLogDirsRequest();
    }

    public override DescribeLogDirsResponse ReadResponse(ref KafkaReader reader) => DescribeLogDirsResponse.Read(ref reader);
}
