using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>
/// Reads the section <c>otlp</c>: the section's own word, else the variable for metrics, else the one for all signals, else the default
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). Variables mean nothing while the section is off: many are set for
/// every process of a host.
/// </summary>
internal static class OtlpReader
{
    public static OtlpConfig Read(ISettings section, Func<string, string?> variables)
    {
        var enabled = section.Get(OtlpKeys.Enabled);
        var endpoint = section.Get(OtlpKeys.Endpoint);
        var (interval, timeout) = (section.Get(OtlpKeys.Interval), section.Get(OtlpKeys.Timeout));
        var compression = section.Get(OtlpKeys.Compression);
        var headers = section.GetMap(OtlpKeys.Headers);
        foreach (var name in headers.Keys.Where(name => !OtlpText.IsHeaderName(name)))
            section.Reject("headers", $"\"{name}\" is not the name of a header (expected e.g. Authorization)");
        if (!enabled)
        {
            // Somebody who says where to push must not find out later that nothing was.
            if (endpoint is not null || headers.Count > 0)
                section.Reject("enabled", "is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)");
            return new OtlpConfig();
        }

        var environment = new OtlpEnvironment(variables, problem => section.Reject("", problem));
        var defaults = new OtlpConfig();
        return new OtlpConfig
        {
            Enabled = true,
            Endpoint = endpoint is null ? environment.Endpoint ?? defaults.Endpoint : OtlpText.MetricsOf(endpoint),
            Interval = interval ?? environment.Milliseconds("OTEL_METRIC_EXPORT_INTERVAL") ?? defaults.Interval,
            Timeout = timeout ?? OtlpEnvironment.OfMetrics("TIMEOUT", environment.Milliseconds) ?? defaults.Timeout,
            Compression = compression ?? environment.Compression ?? defaults.Compression,
            Headers = headers.Count == 0 ? environment.Headers : headers.Where(header => header.Value is not null)
                .ToImmutableSortedDictionary(header => header.Key, header => header.Value!, StringComparer.OrdinalIgnoreCase),
            Resource = environment.Resource,
        };
    }
}
