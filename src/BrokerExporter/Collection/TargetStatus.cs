using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>How one target is doing, for the exporter's own metrics.</summary>
internal sealed record TargetStatus
{
    public required string Target { get; init; }

    /// <summary>Whether it answered in the last collection; null before there was one.</summary>
    public required bool? Up { get; init; }

    /// <summary>Collections that were started.</summary>
    public required long Collections { get; init; }

    /// <summary>Scrapes that joined a collection which another scrape had started.</summary>
    public required long Joined { get; init; }

    /// <summary>Scrapes that were served from the last snapshot: it was young enough.</summary>
    public required long Reused { get; init; }

    /// <summary>Scrapes that could not wait for the end of the collection they had joined.</summary>
    public required long Missed { get; init; }

    /// <summary>Series in the last collection, over all its pages.</summary>
    public required int Series { get; init; }

    /// <summary>How long ago the last collection began; null before there was one.</summary>
    public required TimeSpan? SnapshotAge { get; init; }

    public required int SeriesLimit { get; init; }

    public required ImmutableArray<KeyValuePair<Metric, int>> Dropped { get; init; }

    /// <summary>Samples that came twice, within a collector or from two of them.</summary>
    public required long Duplicates { get; init; }

    public required ImmutableArray<CollectorStatus> Collectors { get; init; }

    public required IReadOnlyCollection<PeerStatistics> Peers { get; init; }
}
