using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>Members and commits of the groups that one broker coordinates: two requests, one more where there are groups of the consumer protocol.</summary>
internal static class CoordinatorQuestion
{
    public static async Task<IReadOnlyList<GroupTold>> AskAsync(KafkaSystem system, int broker, IReadOnlyList<ListGroupsResponse.Group> listed, CancellationToken deadline)
    {
        if (listed.Count == 0)
            return [];
        var told = listed.Select(group => new GroupTold(broker, group)).ToList();
        var commits = CommitsAsync(system, broker, [.. told.Where(static group => group.HasCommits).Select(static group => group.Listed.Id)], deadline);
        var classic = ClassicAsync(system, broker, [.. told.Where(static group => group.IsClassic).Select(static group => group.Listed.Id)], deadline);
        var consumer = ConsumerAsync(system, broker, [.. told.Where(static group => group.IsConsumerProtocol).Select(static group => group.Listed.Id)], deadline);
        var (byCommits, byClassic, byConsumer) = (await commits, await classic, await consumer);
        return
        [
            .. told.Select(group => group with
            {
                Commits = byCommits.GetValueOrDefault(group.Listed.Id),
                Classic = byClassic.GetValueOrDefault(group.Listed.Id),
                Consumer = byConsumer.GetValueOrDefault(group.Listed.Id),
            }),
        ];
    }

    /// <summary>Whether each of the brokers is asked about all of its groups with one question: Kafka 3.0 and newer.</summary>
    public static async Task<bool> IsOneForAllAsync(KafkaSystem system, IEnumerable<int> brokers, CancellationToken deadline) =>
        (await Task.WhenAll(brokers.Select(broker => IsOneForAllAsync(system, broker, deadline)))).All(static isOne => isOne);

    private static async Task<bool> IsOneForAllAsync(KafkaSystem system, int broker, CancellationToken deadline)
    {
        var version = await Peer.AskAsync(async () => (object?)await system.Peers.VersionAsync(broker, ApiKey.OffsetFetch, deadline) ?? "");
        return version.Value is short number and >= OffsetFetchRequest.FirstWithGroups;
    }

    private static async Task<Dictionary<string, OffsetFetchResponse.Group>> CommitsAsync(
        KafkaSystem system, int broker, ImmutableArray<string> groups, CancellationToken deadline)
    {
        if (groups.IsEmpty)
            return [];
        // Else one behind the other, without waiting.
        IEnumerable<ImmutableArray<string>> parts = await IsOneForAllAsync(system, broker, deadline) ? [groups] : groups.Select(static group => ImmutableArray.Create(group));
        var answers = await Task.WhenAll(parts.Select(async part => (Part: part, Answer: await Peer.AskAsync(() => system.Peers.AskAsync(
            broker, new OffsetFetchRequest([.. part.Select(static group => new OffsetFetchRequest.Group(group, null))]), deadline)))));
        var all = new Dictionary<string, OffsetFetchResponse.Group>(StringComparer.Ordinal);
        foreach (var (part, answer) in answers)
        {
            foreach (var group in answer.Value?.Groups ?? [])
                // Before v8 the response does not say of which group it is.
                all[part.Length == 1 ? part[0] : group.Id] = group;
        }

        return all;
    }

    private static async Task<Dictionary<string, DescribeGroupsResponse.Group>> ClassicAsync(
        KafkaSystem system, int broker, ImmutableArray<string> groups, CancellationToken deadline)
    {
        if (groups.IsEmpty)
            return [];
        var answer = await Peer.AskAsync(() => system.Peers.AskAsync(broker, new DescribeGroupsRequest(groups), deadline));
        return (answer.Value?.Groups ?? []).DistinctBy(static group => group.Id, StringComparer.Ordinal).ToDictionary(static group => group.Id, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, ConsumerGroupDescribeResponse.Group>> ConsumerAsync(
        KafkaSystem system, int broker, ImmutableArray<string> groups, CancellationToken deadline)
    {
        if (groups.IsEmpty)
            return [];
        var answer = await Peer.AskAsync(() => system.Peers.AskAsync(broker, new ConsumerGroupDescribeRequest(groups), deadline));
        return (answer.Value?.Groups ?? []).DistinctBy(static group => group.Id, StringComparer.Ordinal).ToDictionary(static group => group.Id, StringComparer.Ordinal);
    }
}
