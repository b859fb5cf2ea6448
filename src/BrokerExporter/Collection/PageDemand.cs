namespace BrokerExporter.Collection;

/// <summary>Which pages somebody scrapes. What only the others need is not asked.</summary>
internal sealed class PageDemand(TimeProvider time)
{
    /// <summary>Longer than any customary scrape interval, and than a scraper's restart.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, long> _scrapedAt = new(StringComparer.Ordinal);

    public void Note(string page) => _scrapedAt[page] = time.GetTimestamp();

    /// <summary>The pages that were scraped lately.</summary>
    public IReadOnlySet<string> Pages => _scrapedAt
        .Where(entry => time.GetElapsedTime(entry.Value) < Lasts)
        .Select(entry => entry.Key)
        .ToHashSet(StringComparer.Ordinal);
}
