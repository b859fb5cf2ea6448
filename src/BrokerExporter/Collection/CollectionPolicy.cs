namespace BrokerExporter.Collection;

/// <summary>How a target is collected.</summary>
/// <param name="Timeout">The longest that a collection may take, whatever the scraper would wait.</param>
/// <param name="MinimumAge">A snapshot younger than this is served again rather than collected anew.</param>
/// <param name="SeriesLimit">The most series that the target may expose on a page.</param>
internal sealed record CollectionPolicy(TimeSpan Timeout, TimeSpan MinimumAge, int SeriesLimit)
{
    /// <summary>How long before the scraper's timeout a collection ends, so that the page still arrives in time.</summary>
    public TimeSpan TimeoutOffset { get; init; }

    /// <summary>How often the target is collected of its own accord; null: only when it is scraped.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>With an interval: how old a snapshot may get before it is dropped rather than served.</summary>
    public TimeSpan MaximumAge { get; init; }
}
