namespace BrokerExporter.Http;

/// <summary>Whether a client wants its page compressed (RFC 9110, 12.5.3).</summary>
internal static class AcceptedEncoding
{
    /// <param name="header"><c>Accept-Encoding</c>; null or empty: the client has said nothing, and gets the page as it is.</param>
    public static bool IsGzip(string? header)
    {
        var values = WeightedValue.Parse(header);
        var others = QualityOf("*");
        var gzip = QualityOf("gzip") ?? QualityOf("x-gzip") ?? others ?? 0;
        // Whoever names gzip and not the page as it is would rather have it.
        var identity = QualityOf("identity") ?? 0;
        return gzip > 0 && gzip >= identity;

        double? QualityOf(string name) => values.FirstOrDefault(value => value.Value == name)?.Quality;
    }
}
