using System.Collections.Immutable;
using Probes.Metrics;

namespace Probes.Contract;

/// <summary>What one run of a collector gave: all of its samples, or a failure and none.</summary>
public sealed record CollectorResult
{
    public required string Collector { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Empty if the collector failed.</summary>
    public ImmutableArray<Family> Families { get; init; } = [];

    /// <summary>Null if the collector succeeded.</summary>
    public FailureKind? Failure { get; init; }

    /// <summary>The failure in a sentence, for the log.</summary>
    public string? Message { get; init; }

    /// <summary>Samples that were refused because their series had been added before.</summary>
    public int Duplicates { get; init; }

    public bool Succeeded => Failure is null;
}
