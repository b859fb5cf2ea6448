using System.Globalization;

namespace BrokerExporter.Http;

/// <summary>How long a scrape may take: what is configured, or less if the scraper says that it would not wait that long.</summary>
internal static class ScrapeBudget
{
    /// <summary>Sent by Prometheus with every scrape: seconds, as a float.</summary>
    public const string Header = "X-Prometheus-Scrape-Timeout-Seconds";

    /// <param name="header">The header's value; what is no positive number is ignored.</param>
    /// <param name="timeout">The configured maximum.</param>
    /// <param name="offset">How long before the scraper's timeout the collection ends, so that the page still arrives.</param>
    public static TimeSpan Of(string? header, TimeSpan timeout, TimeSpan offset)
    {
        if (!double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            || !double.IsFinite(seconds) || seconds <= 0 || seconds >= timeout.TotalSeconds + offset.TotalSeconds)
        {
            return timeout;
        }

        // A scraper that waits for less than the offset still gets a page: half of its time goes to the collection.
        var waits = TimeSpan.FromSeconds(seconds);
        return waits > offset * 2 ? waits - offset : waits / 2;
    }
}
