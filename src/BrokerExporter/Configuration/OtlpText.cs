using System.Collections.Immutable;

namespace BrokerExporter.Configuration;

/// <summary>What OpenTelemetry writes into one variable.</summary>
internal static class OtlpText
{
    /// <summary>The address for metrics below an endpoint for all signals.</summary>
    public static Uri MetricsOf(Uri endpoint) =>
        new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') + "/v1/metrics" }.Uri;

    /// <summary>A token (RFC 9110 §5.6.2) that does not say what the body is: that is the pusher's to say.</summary>
    public static bool IsHeaderName(string name) =>
        name.Length > 0 && !name.StartsWith("content-", StringComparison.OrdinalIgnoreCase) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal));

    /// <summary>
    /// Reads <c>key=value,key=value</c>, with values percent-encoded as in W3C Baggage
    /// (https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable).
    /// </summary>
    /// <returns>Null: it is none, or a value would begin another line.</returns>
    public static ImmutableSortedDictionary<string, string>? Pairs(string text, StringComparer comparer)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(comparer);
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } key, var value])
                return null;
            var decoded = Uri.UnescapeDataString(value);
            if (decoded.Any(char.IsControl))
                return null;
            pairs[Uri.UnescapeDataString(key)] = decoded;
        }

        return pairs.ToImmutable();
    }
}
