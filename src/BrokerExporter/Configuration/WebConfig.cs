namespace BrokerExporter.Configuration;

/// <summary>The section <c>web</c>.</summary>
internal sealed record WebConfig
{
    public ListenAddress ListenAddress { get; init; } = new(null, 9898);

    /// <summary>The path of the metrics page.</summary>
    public string TelemetryPath { get; init; } = "/metrics";

    /// <summary>Whether <c>POST /-/reload</c> reads the configuration again.</summary>
    public bool EnableLifecycle { get; init; }

    /// <summary>The most scrapes that are answered at the same time; 0: any number.</summary>
    public int MaxRequests { get; init; } = 40;

    /// <summary>What the path of every request begins with; null: the path of <see cref="ExternalUrl"/>, or nothing.</summary>
    public string? RoutePrefix { get; init; }

    /// <summary>By which address it is reached from outside, for links; null: as it is asked.</summary>
    public Uri? ExternalUrl { get; init; }
}
