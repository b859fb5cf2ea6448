namespace Probes.Kafka.Protocol;

/// <summary>The requests that are spoken here, by their numbers (protocol guide, "Api Keys"). The names are the protocol's own.</summary>
internal enum ApiKey : short
{
    Produce = 0,
    Fetch = 1,
    ListOffsets = 2,
    Metadata = 3,
    OffsetFetch = 9,
    FindCoordinator = 10,
    DescribeGroups = 15,
    ListGroups = 16,
    SaslHandshake = 17,
    ApiVersions = 18,
    CreateTopics = 19,
    DescribeConfigs = 32,
    DescribeLogDirs = 35,
    SaslAuthenticate = 36,
    ConsumerGroupDescribe = 69,
}
