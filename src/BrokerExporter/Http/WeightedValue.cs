using System.Globalization;

namespace BrokerExporter.Http;

/// <summary>One of the things that a client would accept (RFC 9110, 12.4.2 and 12.5): <c>text/plain;version=0.0.4;q=0.2</c>.</summary>
/// <param name="Value">In lower case.</param>
/// <param name="Parameters">But for <c>q</c>; their names in any case.</param>
/// <param name="Quality">0 to 1; 0: not acceptable.</param>
internal sealed record WeightedValue(string Value, IReadOnlyDictionary<string, string> Parameters, double Quality)
{
    private const StringSplitOptions _trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Reads a header, all its lines joined by commas. What cannot be understood is passed over: no scrape fails for a header.</summary>
    public static IReadOnlyList<WeightedValue> Parse(string? header) =>
        [.. (header ?? "").Split(',', _trimmed).Select(ParseOne)];

    private static WeightedValue ParseOne(string text)
    {
        var parts = text.Split(';', _trimmed);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parameters[part[..equals].TrimEnd()] = part[(equals + 1)..].Trim().Trim('"');
        }

        var quality = parameters.Remove("q", out var weight) ? WeightOf(weight) : 1;
        return new WeightedValue(parts.Length == 0 ? "" : parts[0].ToLowerInvariant(), parameters, quality);
    }

    private static double WeightOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var quality) && !double.IsNaN(quality)
            ? Math.Clamp(quality, 0, 1)
            // As client_golang reads it.
            : 1;
}
