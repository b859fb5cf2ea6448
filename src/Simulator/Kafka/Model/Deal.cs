using System.Collections.Immutable;
using System.Globalization;
using Probes.Kafka.Protocol;

namespace Simulator.Kafka.Model;

/// <summary>Deals the partitions of topics to members, round robin.</summary>
internal static class Deal
{
    public static ImmutableArray<MemberState> Members(ClusterState cluster, string group, ImmutableArray<string> topics, int members) =>
    [
        .. Enumerable.Range(0, members).Select(member => new MemberState(
            string.Create(CultureInfo.InvariantCulture, $"{group}-{member}-{cluster.Groups.Count:x8}-0000-4000-8000-{member:x12}"))
        {
            ClientId = string.Create(CultureInfo.InvariantCulture, $"{group}-{member}"),
            Host = string.Create(CultureInfo.InvariantCulture, $"/10.0.0.{(member % 250) + 1}"),
            Topics = topics,
            Assignment = Assignment(cluster, topics, member, members),
        }),
    ];

    private static ImmutableArray<TopicPartitions> Assignment(ClusterState cluster, ImmutableArray<string> topics, int member, int members) =>
    [
        .. topics.Where(cluster.Topics.ContainsKey)
            .Select(topic => new TopicPartitions(
                topic, [.. cluster.Topics[topic].Partitions.Select(partition => partition.Index).Where(index => index % members == member)]))
            .Where(topic => !topic.Partitions.IsEmpty),
    ];
}
