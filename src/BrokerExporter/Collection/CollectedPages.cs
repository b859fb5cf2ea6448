using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>What one collection gave: a snapshot for each page that was wanted. Immutable.</summary>
/// <param name="plan">What it was for.</param>
/// <param name="started">The timestamp of its start.</param>
/// <param name="pages">What it gave.</param>
internal sealed class CollectedPages(CollectionPlan plan, long started, IReadOnlyDictionary<string, CollectedPage> pages)
{
    /// <summary>Before the first collection.</summary>
    public static CollectedPages None { get; } = new(
        new CollectionPlan(ImmutableHashSet<string>.Empty), 0, ImmutableDictionary<string, CollectedPage>.Empty);

    public long Started => started;

    /// <summary>
    /// Whether it missed something, or everything, while it had less time than the policy gives: a scraper in a hurry started it, and
    /// what it lacks says nothing to others.
    /// </summary>
    public bool IsCutShort { get; init; }

    /// <summary>Whether the target answered; null before the first collection.</summary>
    public bool? Up => pages.Values.FirstOrDefault()?.Snapshot.Up;

    public int Series => pages.Values.Sum(page => page.Snapshot.Families.Sum(family => family.Samples.Count));

    public ImmutableArray<KeyValuePair<Metric, int>> Dropped => [.. pages.Values.SelectMany(page => page.Snapshot.Dropped)];

    /// <summary>Null if the collection was not asked for this.</summary>
    public Snapshot? Of(PageRequest request)
    {
        if (!plan.Covers(request))
            return null;
        var page = pages[request.Page];
        return request.Only is null || (plan.Only is not null && plan.Only.SetEquals(request.Only)) ? page.Snapshot : page.Of(request.Only);
    }
}
