namespace BrokerExporter.Http;

/// <summary>
/// The format that a scraper likes best of those that there are, by the rules of Prometheus
/// (https://prometheus.io/docs/instrumenting/content_negotiation/): the highest <c>q</c> wins, what is not known is passed over, and
/// where nothing is left the answer is text 0.0.4 and never 406.
/// </summary>
/// <param name="Syntax">What is written.</param>
/// <param name="Escaping">How names are, in the words of the formats that can say so.</param>
internal sealed record AcceptedFormat(PageSyntax Syntax, string Escaping = AcceptedFormat.Underscores)
{
    /// <summary>What those who do not say how they want names understand.</summary>
    private const string Underscores = "underscores";

    // All of these leave names alone that have letters, digits and "_" only, as ours do. "dots" would double each "_".
    private static readonly string[] _escapings = ["allow-utf-8", Underscores, "values"];

    public bool IsOpenMetrics => Syntax is PageSyntax.OpenMetrics001 or PageSyntax.OpenMetrics100;

    public string ContentType => Syntax switch
    {
        PageSyntax.Text100 => $"text/plain; version=1.0.0; charset=utf-8; escaping={Escaping}",
        PageSyntax.OpenMetrics001 => "application/openmetrics-text; version=0.0.1; charset=utf-8",
        PageSyntax.OpenMetrics100 => $"application/openmetrics-text; version=1.0.0; charset=utf-8; escaping={Escaping}",
        _ => "text/plain; version=0.0.4; charset=utf-8",
    };

    /// <param name="header"><c>Accept</c>, all its lines joined by commas.</param>
    public static AcceptedFormat Of(string? header)
    {
        var values = WeightedValue.Parse(header);
        var refused = values.Where(value => value.Quality == 0 && !IsWildcard(value)).SelectMany(SyntaxesOf).ToHashSet();
        return values.Where(value => value.Quality > 0)
            // Stable: of two that are liked as much, the first; but what is named comes before what is merely allowed.
            .OrderByDescending(value => value.Quality).ThenBy(IsWildcard)
            .SelectMany(value => SyntaxesOf(value).Select(syntax => new AcceptedFormat(syntax, EscapingOf(value))))
            .FirstOrDefault(format => !refused.Contains(format.Syntax)) ?? new AcceptedFormat(PageSyntax.Text004);
    }

    private static bool IsWildcard(WeightedValue value) => value.Value.EndsWith("/*", StringComparison.Ordinal);

    // The first is what is given; all of them are meant by who refuses.
    private static PageSyntax[] SyntaxesOf(WeightedValue value) => (value.Value, value.Parameters.GetValueOrDefault("version")) switch
    {
        ("text/plain", null) => [PageSyntax.Text004, PageSyntax.Text100],
        ("text/plain", "0.0.4") => [PageSyntax.Text004],
        ("text/plain", "1.0.0") => [PageSyntax.Text100],
        ("application/openmetrics-text", null) => [PageSyntax.OpenMetrics100, PageSyntax.OpenMetrics001],
        ("application/openmetrics-text", "1.0.0") => [PageSyntax.OpenMetrics100],
        ("application/openmetrics-text", "0.0.1") => [PageSyntax.OpenMetrics001],
        ("text/*", _) => [PageSyntax.Text004],
        ("application/*", _) => [PageSyntax.OpenMetrics100],
        ("*/*", _) => [PageSyntax.Text004, PageSyntax.OpenMetrics100],
        _ => [],
    };

    private static string EscapingOf(WeightedValue value) =>
        value.Parameters.GetValueOrDefault("escaping") is { } escaping && _escapings.Contains(escaping) ? escaping : Underscores;
}
