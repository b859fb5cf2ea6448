using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>What one collection gave: a snapshot for each page that was wanted. Immutable.</summary>
internal sealed class CollectedPages(IReadOnlyDictionary<string, Snapshot> pages)
{
    /// <summary>Before the first collection.</summary>
    public static CollectedPages None { get; } = new(ImmutableDictionary<string, Snapshot>.Empty);

    /// <summary>Whether the target answered; null before the first collection.</summary>
    public bool? Up => pages.Values.FirstOrDefault()?.Up;

    public int Series => pages.Values.Sum(snapshot => snapshot.Families.Sum(family => family.Samples.Count));

    public ImmutableArray<KeyValuePair<Metric, int>> Dropped => [.. pages.Values.SelectMany(snapshot => snapshot.Dropped)];

    /// <summary>Null if the collection was not asked for this page.</summary>
    public Snapshot? Of(string page) => pages.GetValueOrDefault(page);
}
