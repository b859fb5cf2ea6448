namespace BrokerExporter.Configuration;

/// <summary>What makes the exporter ask its targets.</summary>
internal enum CollectionMode
{
    /// <summary>A scrape: fresh, and nothing is asked for nobody.</summary>
    Scrape,

    /// <summary>The clock: scrapes are answered at once, from memory.</summary>
    Interval,
}
