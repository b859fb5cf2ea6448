namespace BrokerExporter.Configuration;

/// <summary>The section <c>web</c>.</summary>
internal sealed record WebConfig
{
    public ListenAddress ListenAddress { get; init; } = new(null, 9898);

    /// <summary>The path of the metrics page.</summary>
    public string TelemetryPath { get; init; } = "/metrics";

    /// <summary>Whether <c>POST /-/reload</c> reads the configuration again.</summary>
    public bool EnableLifecycle { get; init; }
}
