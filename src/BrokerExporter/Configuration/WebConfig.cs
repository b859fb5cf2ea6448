namespace BrokerExporter.Configuration;

/// <summary>The section <c>web</c>.</summary>
internal sealed record WebConfig
{
    public ListenAddress ListenAddress { get; init; } = new(null, 9898);

    /// <summary>The path of the metrics page.</summary>
    public string TelemetryPath { get; init; } = "/metrics";

    /// <summary>The file with TLS and passwords, in the format of Prometheus' exporters; empty: neither.</summary>
    public string SecurityFile { get; init; } = "";

    /// <summary>Whether the health paths are answered without a password, for probes that cannot send one.</summary>
    public bool OpenHealth { get; init; }
}
