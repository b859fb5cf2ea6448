using System.Collections.Immutable;
using Probes.RocketMq.Model.Clients;

namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>Where the members of a group want different things, by what they told themselves; clients that only just started are left out.</summary>
/// <param name="Topics">Topics that some subscribe to and others do not.</param>
/// <param name="Expressions">Topics of which some want other messages than others do.</param>
/// <param name="Deviants">Clients that differ from most, by id.</param>
internal sealed record SubscriptionDifferences(
    ImmutableHashSet<string> Topics, ImmutableHashSet<string> Expressions, ImmutableHashSet<string> Deviants)
{
    public static SubscriptionDifferences Of(IEnumerable<ClientReport> clients)
    {
        var members = clients.Where(client => client is { IsPush: true, IsSettled: true }).ToList();
        var byTopic = members
            .SelectMany(member => member.Subscriptions)
            .GroupBy(wish => wish.Key, wish => wish.Value, StringComparer.Ordinal)
            .ToList();
        ImmutableHashSet<string> topics = [.. byTopic.Where(topic => topic.Count() < members.Count).Select(topic => topic.Key)];
        ImmutableHashSet<string> expressions = [.. byTopic.Where(topic => topic.Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(topic => topic.Key)];
        return new SubscriptionDifferences(topics, expressions, topics.IsEmpty && expressions.IsEmpty ? [] : DeviantsOf(members));
    }

    // Half against half: those count as most whose subscription comes first by name, so that the answer stays the same.
    private static ImmutableHashSet<string> DeviantsOf(IEnumerable<ClientReport> members) =>
    [
        .. members
            .GroupBy(member => string.Join('\n', member.Subscriptions.Select(wish => $"{wish.Key} {wish.Value}").Order(StringComparer.Ordinal)))
            .OrderByDescending(alike => alike.Count())
            .ThenBy(alike => alike.Key, StringComparer.Ordinal)
            .Skip(1)
            .SelectMany(alike => alike.Select(member => member.ClientId)),
    ];
}
