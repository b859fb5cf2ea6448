namespace BrokerExporter.Configuration;

/// <summary>The section <c>collection</c>.</summary>
internal sealed record CollectionConfig
{
    /// <summary>The longest that a collection may take; a scraper's own timeout can only shorten it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long before the scraper's timeout a collection ends, so that the page still arrives in time.</summary>
    public TimeSpan TimeoutOffset { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A snapshot younger than this is served again rather than collected anew.</summary>
    public TimeSpan MinimumAge { get; init; } = TimeSpan.Zero;

    /// <summary>The most series that one target may expose.</summary>
    public int SeriesLimit { get; init; } = 200_000;
}
