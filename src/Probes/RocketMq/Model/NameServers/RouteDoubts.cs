using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>What to look at again soon, so that a difference is confirmed, or its repair seen.</summary>
/// <param name="Topics">Topics whose routes are in doubt.</param>
/// <param name="Orders">Whether the configurations of ordered topics differ.</param>
/// <param name="Configurations">Whether settings differ.</param>
internal sealed record RouteDoubts(IReadOnlySet<string> Topics, bool Orders, bool Configurations)
{
    public static RouteDoubts None { get; } = new(ImmutableHashSet<string>.Empty, false, false);

    public static RouteDoubts Of(
        DivergenceReport report, IEnumerable<string> wiped, IReadOnlyList<NameServerTables> nameServers, IReadOnlyDictionary<string, TopicRoutes> routes)
    {
        var topics = report.Current.Where(difference => difference.Kind.IsOfTopic()).Select(difference => difference.Subject)
            .Concat(wiped)
            .ToHashSet(StringComparer.Ordinal);
        // One topic of each broker group without a master, which may have got an acting one.
        foreach (var broker in nameServers.SelectMany(tables => tables.Masterless).Distinct(StringComparer.Ordinal))
        {
            var sample = routes.FirstOrDefault(entry => entry.Value.ByNameServer.Values.Any(entries => entries.Any(share => share.Broker == broker)));
            if (sample.Key is { } topic)
                topics.Add(topic);
        }

        return new RouteDoubts(
            topics,
            report.Current.Any(difference => difference.Kind == DivergenceKind.OrderConfiguration),
            report.Current.Any(difference => difference.Kind == DivergenceKind.Configuration));
    }
}
