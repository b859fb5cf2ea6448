using Microsoft.Extensions.Logging;

namespace BrokerExporter.Configuration;

/// <summary>The section <c>log</c>.</summary>
internal sealed record LogConfig
{
    /// <summary>The least severe sentences that are written.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    public LogFormat Format { get; init; } = LogFormat.Logfmt;
}
