using System.Collections.Frozen;
using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Simulator.Kafka.Answers;

/// <summary>
/// The versions that each release answers, by the "validVersions" of its message definitions, cut to what is spoken here: a version that is
/// listed is answered.
/// </summary>
internal static class ReleaseRanges
{
    // The newest version of each request: 1.0, 2.1, 2.8, 3.0, 3.7, 4.0; -1: the release does not know it.
    private static readonly ImmutableArray<(ApiKey Key, short[] Newest)> table =
    [
        (ApiKey.Produce, [5, 7, 9, 9, 10, 12]),
        (ApiKey.Fetch, [6, 10, 12, 12, 16, 17]),
        (ApiKey.ListOffsets, [2, 4, 6, 7, 8, 10]),
        (ApiKey.Metadata, [5, 7, 11, 11, 12, 13]),
        (ApiKey.OffsetFetch, [3, 5, 7, 8, 9, 9]),
        (ApiKey.FindCoordinator, [1, 2, 3, 4, 4, 6]),
        (ApiKey.DescribeGroups, [1, 2, 5, 5, 5, 6]),
        (ApiKey.ListGroups, [1, 2, 4, 4, 4, 5]),
        (ApiKey.SaslHandshake, [1, 1, 1, 1, 1, 1]),
        (ApiKey.ApiVersions, [1, 2, 3, 3, 3, 4]),
        (ApiKey.CreateTopics, [2, 3, 7, 7, 7, 7]),
        (ApiKey.DescribeConfigs, [0, 2, 4, 4, 4, 4]),
        (ApiKey.DescribeLogDirs, [0, 1, 2, 2, 4, 4]),
        (ApiKey.SaslAuthenticate, [0, 0, 2, 2, 2, 2]),
        (ApiKey.ConsumerGroupDescribe, [-1, -1, -1, -1, -1, 1]),
    ];

    private static readonly FrozenDictionary<KafkaRelease, ImmutableArray<ApiVersionsResponse.Range>> ranges =
        Enum.GetValues<KafkaRelease>().ToFrozenDictionary(release => release, Build);

    public static ImmutableArray<ApiVersionsResponse.Range> Of(KafkaRelease release) => ranges[release];

    public static bool Answers(KafkaRelease release, ApiKey key, short version) =>
        ranges[release].Any(range => range.Key == (short)key && range.Oldest <= version && version <= range.Newest);

    private static ImmutableArray<ApiVersionsResponse.Range> Build(KafkaRelease release) =>
    [
        .. table.Select(row => Range(release, row.Key, row.Newest[(int)release])).Where(range => range.Newest >= range.Oldest),
    ];

    private static ApiVersionsResponse.Range Range(KafkaRelease release, ApiKey key, short newest)
    {
        var api = Api.Of(key);
        return new((short)key, Oldest(release, api), Math.Min(newest, api.Newest));
    }

    private static short Oldest(KafkaRelease release, Api api) => api.Key switch
    {
        // Its message is the same as of v1; what follows it is not (SaslSession). Clients ask whether v0 is there.
        ApiKey.SaslHandshake => 0,
        // KIP-896.
        ApiKey.DescribeConfigs or ApiKey.DescribeLogDirs when release >= KafkaRelease.V4_0 => 1,
        _ => api.Oldest,
    };
}
