using System.Collections.Frozen;

namespace Probes.Kafka.Protocol;

/// <summary>What is spoken of one request.</summary>
/// <param name="Key">Its number.</param>
/// <param name="Oldest">The oldest version spoken: that of Kafka 1.0, or where the request is younger its first.</param>
/// <param name="Newest">The newest version spoken; brokers of Kafka 4.x know it too.</param>
/// <param name="Flexible">The first flexible version (KIP-482); <see cref="Never"/> if none that is spoken is.</param>
internal sealed record Api(ApiKey Key, short Oldest, short Newest, short Flexible)
{
    public const short Never = short.MaxValue;

    public static FrozenDictionary<ApiKey, Api> All { get; } = new Api[]
    {
        new(ApiKey.Produce, 3, 9, 9),
        new(ApiKey.Fetch, 4, 12, 12),
        new(ApiKey.ListOffsets, 1, 8, 6),
        new(ApiKey.Metadata, 1, 12, 9),
        new(ApiKey.OffsetFetch, 2, 8, 6),
        new(ApiKey.FindCoordinator, 0, 3, 3),
        new(ApiKey.DescribeGroups, 0, 6, 5),
        new(ApiKey.ListGroups, 0, 5, 3),
        new(ApiKey.SaslHandshake, 1, 1, Never),
        new(ApiKey.ApiVersions, 0, 0, Never),
        new(ApiKey.CreateTopics, 2, 4, Never),
        new(ApiKey.DescribeConfigs, 0, 4, 4),
        new(ApiKey.DescribeLogDirs, 0, 4, 2),
        new(ApiKey.SaslAuthenticate, 0, 2, 2),
        new(ApiKey.ConsumerGroupDescribe, 0, 1, 0),
    }.ToFrozenDictionary(api => api.Key);

    public static Api Of(ApiKey key) => All[key];

    public bool IsFlexible(short version) => version >= Flexible;
}
