using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>How one collector of one target is doing.</summary>
/// <param name="Collector">Its name.</param>
/// <param name="Succeeded">Whether it succeeded the last time it was asked; null before it was.</param>
/// <param name="Duration">How long that took.</param>
/// <param name="LastSuccess">When it last succeeded; null: never.</param>
/// <param name="Failures">How often it has failed, by kind.</param>
internal sealed record CollectorStatus(
    string Collector,
    bool? Succeeded,
    TimeSpan Duration,
    DateTimeOffset? LastSuccess,
    ImmutableArray<KeyValuePair<FailureKind, long>> Failures)
{
    /// <summary>When it was last asked, by the same clock as the collection that asked it; null: never.</summary>
    public DateTimeOffset? LastAsked { get; init; }

    /// <summary>Why it failed, the last time it was asked; null if it did not.</summary>
    public FailureKind? Failure { get; init; }

    /// <summary>The failure in a sentence.</summary>
    public string? Message { get; init; }

    /// <summary>Series that it serves now.</summary>
    public int Series { get; init; }
}
