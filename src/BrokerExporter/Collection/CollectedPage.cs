using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>What one collection gave for one page. Immutable.</summary>
/// <param name="Snapshot">All of it.</param>
/// <param name="Parts">The families that each collector gave, for those who want a few of them only.</param>
/// <param name="Builder">Makes a snapshot of parts.</param>
internal sealed record CollectedPage(
    Snapshot Snapshot, ImmutableArray<KeyValuePair<string, ImmutableArray<Family>>> Parts, SnapshotBuilder Builder)
{
    /// <summary>What these collectors gave.</summary>
    public Snapshot Of(IReadOnlySet<string> collectors) => Builder.Build(
        Snapshot.TakenAt, Snapshot.Up, Parts.Where(part => collectors.Contains(part.Key)).SelectMany(part => part.Value), out _);
}
