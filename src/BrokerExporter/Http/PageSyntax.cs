namespace BrokerExporter.Http;

/// <summary>What a scraper can ask a page to be.</summary>
internal enum PageSyntax
{
    /// <summary>Prometheus' text format, which everybody reads.</summary>
    Text004,

    /// <summary>The same with names in any letters, which no name of ours needs.</summary>
    Text100,

    /// <summary>OpenMetrics before its specification was finished; the same for what is written here.</summary>
    OpenMetrics001,

    /// <summary>OpenMetrics.</summary>
    OpenMetrics100,
}
