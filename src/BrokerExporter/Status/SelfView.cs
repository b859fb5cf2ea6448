namespace BrokerExporter.Status;

/// <summary>How the exporter itself is.</summary>
internal sealed record SelfView
{
    public required string Version { get; init; }

    public DateTimeOffset? Started { get; init; }

    /// <summary>When the configuration in use was read.</summary>
    public DateTimeOffset? ConfigReadAt { get; init; }

    /// <summary>Whether the configuration could be read the last time that was tried.</summary>
    public bool ConfigIsGood { get; init; } = true;

    public double? ResidentBytes { get; init; }

    public double? CpuSeconds { get; init; }

    public double Collections { get; init; }

    /// <summary>Scrapes that shared a collection or were served from a young one.</summary>
    public double Shared { get; init; }

    /// <summary>Scrapes that ended before their collection.</summary>
    public double Missed { get; init; }

    /// <summary>Pages that could not be written.</summary>
    public double BrokenPages { get; init; }
}
