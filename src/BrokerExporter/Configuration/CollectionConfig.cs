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

    public CollectionMode Mode { get; init; } = CollectionMode.Scrape;

    /// <summary>In the mode of that name: how often each target is collected.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>With an interval: how old a snapshot may get before it is dropped; zero: twice the interval and the timeout.</summary>
    public TimeSpan MaximumAge { get; init; }

    /// <summary>With an interval: how old a snapshot may get before it is dropped.</summary>
    public TimeSpan LongestAge => MaximumAge > TimeSpan.Zero ? MaximumAge : (Interval * 2) + Timeout;

    /// <summary>The most series that one target may expose.</summary>
    public int SeriesLimit { get; init; } = 200_000;
}
