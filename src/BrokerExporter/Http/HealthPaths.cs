using System.Collections.Frozen;
using BrokerExporter.Configuration;

namespace BrokerExporter.Http;

/// <summary>What the probes of a container platform ask.</summary>
internal static class HealthPaths
{
    private static readonly string[] _all = ["/-/healthy", "/live", "/health", "/-/ready", "/ready"];

    /// <summary>Those that are answered without a password.</summary>
    public static FrozenSet<string> OpenIn(WebConfig web) => web.OpenHealth
        // The path of the metrics wins over any other, and is never open.
        ? _all.Where(path => path != web.TelemetryPath).Select(new WebPaths(web).Asked).ToFrozenSet(StringComparer.Ordinal)
        : [];
}
