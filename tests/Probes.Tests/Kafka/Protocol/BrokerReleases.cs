using Probes.Kafka.Protocol;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>
/// The versions that brokers of some releases know of what is spoken here: the protocol guide of each release, and the changes that client libraries
/// keep of them. 4.0 is the first that knows old versions no more (KIP-896). It tells 0 as the oldest of Produce for old clients' sake and takes from 3.
/// </summary>
internal static class BrokerReleases
{
    private static readonly ApiKey[] Keys =
    [
        ApiKey.Produce, ApiKey.Fetch, ApiKey.ListOffsets, ApiKey.Metadata, ApiKey.OffsetFetch, ApiKey.FindCoordinator, ApiKey.DescribeGroups, ApiKey.ListGroups,
        ApiKey.SaslHandshake, ApiKey.ApiVersions, ApiKey.CreateTopics, ApiKey.DescribeConfigs, ApiKey.DescribeLogDirs, ApiKey.SaslAuthenticate,
        ApiKey.ConsumerGroupDescribe,
    ];

    private static readonly Dictionary<string, string> Newest = new()
    {
        //         Prod Fet LiO Met OfF FiC DeG LiG SaH ApV CrT DeC LoD SaA CGD
        ["1.0"] = "5 6 2 5 3 1 1 1 1 1 2 0 0 0",
        ["2.1"] = "7 10 4 7 5 2 2 2 1 2 3 2 1 0",
        ["2.8"] = "9 12 6 11 7 3 5 4 1 3 7 4 2 2",
        ["3.0"] = "9 12 7 11 8 4 5 4 1 3 7 4 2 2",
        ["3.7"] = "10 16 8 12 9 4 5 4 1 3 7 4 4 2",
        ["4.0"] = "12 17 10 13 9 6 6 5 1 4 7 4 4 2 1",
    };

    private static readonly Dictionary<ApiKey, short> OldestIn40 = new()
    {
        [ApiKey.Produce] = 3,
        [ApiKey.Fetch] = 4,
        [ApiKey.ListOffsets] = 1,
        [ApiKey.OffsetFetch] = 1,
        [ApiKey.CreateTopics] = 2,
        [ApiKey.DescribeConfigs] = 1,
        [ApiKey.DescribeLogDirs] = 1,
    };

    public static IEnumerable<string> Names => Newest.Keys;

    /// <summary>Those of a release.</summary>
    public static Dictionary<ApiKey, VersionRange> Of(string release) => Newest[release].Split(' ').Zip(Keys).ToDictionary(
        pair => pair.Second,
        pair => VersionRange.Parse($"{(release == "4.0" ? OldestIn40.GetValueOrDefault(pair.Second) : 0)}-{pair.First}"));
}
