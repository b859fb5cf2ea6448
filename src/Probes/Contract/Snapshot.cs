using System.Collections.Immutable;
using Probes.Metrics;

namespace Probes.Contract;

/// <summary>
/// What one target's collection gave, frozen: families in catalogue order, under the series budget. Immutable, so that
/// any number of scrapes may read it while the next one is made.
/// </summary>
public sealed record Snapshot
{
    public required DateTimeOffset TakenAt { get; init; }

    public required bool Up { get; init; }

    public required ImmutableArray<Family> Families { get; init; }

    /// <summary>Series that the budget cut, by metric.</summary>
    public ImmutableArray<KeyValuePair<Metric, int>> Dropped { get; init; } = [];
}
