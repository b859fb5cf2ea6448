using System.Collections.Immutable;
using System.Globalization;
using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>OpenTelemetry's variables. One that is empty is not set; of one that is wrong only the name is told.</summary>
/// <param name="variables">The value of a variable; null if it is not set.</param>
/// <param name="reject">Takes what is wrong.</param>
internal sealed class OtlpEnvironment(Func<string, string?> variables, Action<string> reject)
{
    private const string _prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>The address for metrics as it stands, or made of the one for all signals; null: not set.</summary>
    public Uri? Endpoint
    {
        get
        {
            var own = Url(_prefix + "METRICS_ENDPOINT");
            var found = own ?? (Url(_prefix + "ENDPOINT") is { } all ? OtlpText.MetricsOf(all) : null);
            // Whoever set these for gRPC named a port that does not speak HTTP.
            if (found is not null && OfMetrics("PROTOCOL", Text) is { } protocol && protocol != "http/protobuf")
                reject($"needs an endpoint of its own, because {_prefix}PROTOCOL is not http/protobuf (expected endpoint: http://localhost:4318)");
            return found;
        }
    }

    public OtlpCompression? Compression => OfMetrics("COMPRESSION", Text) switch
    {
        "gzip" => OtlpCompression.Gzip,
        null => null,
        _ => OtlpCompression.None,
    };

    public ImmutableSortedDictionary<string, Secret> Headers =>
        (OfMetrics("HEADERS", HeaderPairs) ?? ImmutableSortedDictionary<string, string>.Empty)
        .ToImmutableSortedDictionary(header => header.Key, header => Secret.Of(header.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>OTEL_SERVICE_NAME wins over the name in OTEL_RESOURCE_ATTRIBUTES.</summary>
    public ImmutableSortedDictionary<string, string> Resource
    {
        get
        {
            var attributes = Pairs("OTEL_RESOURCE_ATTRIBUTES", StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty;
            return Text("OTEL_SERVICE_NAME") is { } name ? attributes.SetItem("service.name", name) : attributes;
        }
    }

    /// <summary>A variable for metrics, or else the one for all signals.</summary>
    public static T? OfMetrics<T>(string name, Func<string, T?> read) => read(_prefix + "METRICS_" + name) ?? read(_prefix + name);

    public TimeSpan? Milliseconds(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and <= 3_600_000)
            return TimeSpan.FromMilliseconds(milliseconds);
        reject($"cannot use the environment variable {name} (expected milliseconds, e.g. 10000)");
        return null;
    }

    private string? Text(string name) => variables(name) is { Length: > 0 } text ? text : null;

    private Uri? Url(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (OtlpKeys.TryReadUrl(text, out var url))
            return url;
        reject($"cannot use the environment variable {name} (expected an address of the web without a password, e.g. http://localhost:4318)");
        return null;
    }

    private ImmutableSortedDictionary<string, string>? HeaderPairs(string name)
    {
        var headers = Pairs(name, StringComparer.OrdinalIgnoreCase);
        if (headers?.Keys.All(OtlpText.IsHeaderName) != false)
            return headers;
        reject($"cannot use the environment variable {name} (expected names of headers: Authorization=Bearer%20x)");
        return null;
    }

    private ImmutableSortedDictionary<string, string>? Pairs(string name, StringComparer comparer)
    {
        if (Text(name) is not { } text)
            return null;
        if (OtlpText.Pairs(text, comparer) is { } pairs)
            return pairs;
        reject($"cannot use the environment variable {name} (expected key=value,key=value)");
        return null;
    }
}
