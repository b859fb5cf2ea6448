using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Cli;

/// <summary>What the command line says. What is null was not given, and the file's word stands.</summary>
internal sealed record Flags
{
    public const string DefaultFile = "exporter.yaml";

    /// <summary>Null: <see cref="DefaultFile"/> in the working directory.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Read the configuration, say whether it is right, and end.</summary>
    public bool Check { get; init; }

    public ListenAddress? ListenAddress { get; init; }

    public string? TelemetryPath { get; init; }

    public string? SecurityFile { get; init; }

    public LogLevel? LogLevel { get; init; }

    public LogFormat? LogFormat { get; init; }

    /// <summary>The configuration with what the command line says otherwise.</summary>
    public ExporterConfig Override(ExporterConfig config) => config with
    {
        Web = config.Web with
        {
            ListenAddress = ListenAddress ?? config.Web.ListenAddress,
            TelemetryPath = TelemetryPath ?? config.Web.TelemetryPath,
            SecurityFile = SecurityFile ?? config.Web.SecurityFile,
        },
        Log = config.Log with
        {
            Level = LogLevel ?? config.Log.Level,
            Format = LogFormat ?? config.Log.Format,
        },
    };
}
