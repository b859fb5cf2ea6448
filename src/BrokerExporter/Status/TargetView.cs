using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>A target as it is shown.</summary>
internal sealed record TargetView
{
    public required string Name { get; init; }

    public required string System { get; init; }

    /// <summary>Whether it answered in the last collection; null before there was one.</summary>
    public bool? Up { get; init; }

    /// <summary>How long ago that collection began.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Series of that collection.</summary>
    public int Series { get; init; }

    public int SeriesLimit { get; init; }

    /// <summary>Series that the limit left out.</summary>
    public int Dropped { get; init; }

    /// <summary>Collections that were started, and scrapes that shared one, since the exporter started.</summary>
    public long Collections { get; init; }

    public long Shared { get; init; }

    /// <summary>Why it is down; empty if it is not.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>What could not be asked of a target that is up.</summary>
    public ImmutableArray<Complaint> Complaints { get; init; } = [];
}
