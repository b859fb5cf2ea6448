using System.Collections.Immutable;
using BrokerExporter.Configuration;
using BrokerExporter.Self;

namespace BrokerExporter.Otlp;

/// <summary>What is said of the process that pushes (https://opentelemetry.io/docs/specs/semconv/resource/).</summary>
internal static class OtlpResource
{
    public const string Scope = "broker-exporter";

    /// <param name="config">What the environment says of it, which wins.</param>
    /// <param name="build">What this program is.</param>
    /// <param name="host">The name of this machine or container.</param>
    public static ImmutableSortedDictionary<string, string> Of(OtlpConfig config, BuildInfo build, string host) =>
        ImmutableSortedDictionary<string, string>.Empty
            .Add("service.name", "broker-exporter")
            .Add("service.version", build.Version)
            // Prometheus makes the label "instance" of it.
            .Add("service.instance.id", host)
            .SetItems(config.Resource);
}
