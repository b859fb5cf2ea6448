using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Collectors.Brokers;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>
/// Reads groups: each broker is asked about those that it lists, for the one that lists a group coordinates it. Groups whose coordinator
/// has moved are asked about once more, where FindCoordinator says.
/// </summary>
internal static class GroupsReader
{
    /// <summary>Coordinators that are looked for in one collection, a request each: after many groups have moved at once, ListGroups tells where in the next one.</summary>
    private const int MostLookUps = 100;

    public static async Task<GroupsReading> ReadAsync(KafkaCollection collection, CancellationToken deadline)
    {
        var system = collection.System;
        var listings = await collection.ListingsAsync();
        var asked = listings.Select(async listing => await AskAsync(system, await listing, deadline)).ToList();
        // From the beginning on: two answers, one after the other, which groups it has and what is in them.
        var most = Stragglers.LeaveAsync(asked, system.Options.Timeout * 2, system.Time, deadline);
        var answered = await Task.WhenAll(listings);
        // Where groups are asked about one by one, a broker that has many takes long by right.
        if (await CoordinatorQuestion.IsOneForAllAsync(system, answered.Where(static listing => listing.IsUp).Select(static listing => listing.Broker), deadline))
            await most;
        else
            await Task.WhenAll(asked);
        var told = new List<GroupTold>();
        foreach (var (groups, listing) in asked.Zip(answered))
            told.AddRange(groups.IsCompleted ? await groups : Unanswered(system, listing));
        if (answered.Length > 0 && answered.All(static listing => listing.Failure is not null))
            throw answered[0].Failure!;
        var best = Best(told);
        var moved = best.Where(static group => group.HasMoved).Take(MostLookUps).ToList();
        if (moved.Count > 0)
            best = Best(best.Concat(await AskAgainAsync(system, moved, deadline)));
        return Put(collection, system, best, await collection.ViewAsync());
    }

    private static async Task<IReadOnlyList<GroupTold>> AskAsync(KafkaSystem system, BrokerListing listing, CancellationToken deadline) =>
        await CoordinatorQuestion.AskAsync(system, listing.Broker, [.. AdmittedOf(system, listing)], deadline);

    private static IEnumerable<GroupTold> Unanswered(KafkaSystem system, BrokerListing listing) => AdmittedOf(system, listing).Select(group => new GroupTold(listing.Broker, group));

    private static IEnumerable<ListGroupsResponse.Group> AdmittedOf(KafkaSystem system, BrokerListing listing) =>
        listing.Groups.Where(group => Admits(system.Options, group)).DistinctBy(static group => group.Id, StringComparer.Ordinal);

    // Before ListGroups v4 the state is not told with it: then it is left out once it is described.
    private static bool Admits(KafkaOptions options, ListGroupsResponse.Group group) =>
        options.Groups.Admits(group.Id) && (options.InactiveGroups || !GroupStates.Parse(group.State).IsInactive());

    // After a coordinator has moved, both may list the group for a moment.
    private static List<GroupTold> Best(IEnumerable<GroupTold> told) =>
        [.. told.GroupBy(static group => group.Listed.Id, StringComparer.Ordinal).OrderBy(static same => same.Key, StringComparer.Ordinal).Select(static same => same.MaxBy(static group => group.Worth)!)];

    private static async Task<IEnumerable<GroupTold>> AskAgainAsync(KafkaSystem system, List<GroupTold> moved, CancellationToken deadline)
    {
        var found = await Task.WhenAll(moved.Select(async group => (
            group.Listed, (await Peer.AskAsync(() => system.Peers.AskAsync(group.Broker, new FindCoordinatorRequest(group.Listed.Id), deadline))).Value?.NodeId)));
        var asked = await Task.WhenAll(found.Where(static group => group.NodeId is >= 0).GroupBy(static group => group.NodeId!.Value)
            .Select(async same => await CoordinatorQuestion.AskAsync(system, same.Key, [.. same.Select(static group => group.Listed)], deadline)));
        return asked.SelectMany(static groups => groups);
    }

    private static GroupsReading Put(KafkaCollection collection, KafkaSystem system, List<GroupTold> best, Model.ClusterView view)
    {
        var admitted = view.Topics.Where(system.Admits).Select(static topic => topic.Name).ToHashSet(StringComparer.Ordinal);
        var groups = ImmutableArray.CreateBuilder<GroupView>(best.Count);
        var unanswered = 0;
        foreach (var told in best.Where(static told => !told.IsGone))
        {
            var group = GroupMapping.Of(told, admitted.Contains);
            if (!collection.System.Options.InactiveGroups && group.State.IsInactive())
                continue;
            unanswered += told.HasCommits && group.Commits is null ? 1 : 0;
            groups.Add(group);
        }

        var refused = best.FirstOrDefault(static told => told.IsRefused);
        system.Refusals.Note(Permission.Groups, refused?.Listed.Id);
        if (refused is not null && best.All(static told => told.IsRefused))
            throw Refusals.Failure(Permission.Groups);
        return new GroupsReading(groups.ToImmutable()) { Unanswered = unanswered };
    }
}
