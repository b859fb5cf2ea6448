using System.CommandLine;

namespace BrokerExporter.Cli.Lag;

/// <summary>What was asked of <c>lag</c>.</summary>
internal sealed record LagRequest
{
    public required ParseResult CommandLine { get; init; }

    public required LagQuery Query { get; init; }

    public required TargetChoice Choice { get; init; }

    /// <summary>The running exporter to read; null: the brokers themselves.</summary>
    public Uri? Url { get; init; }

    public required ServerTrust Trust { get; init; }

    /// <summary>How long a reading may take; null: as configured.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often to look again; null: once.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>How long to look for the rate when looking once; zero: not at all.</summary>
    public TimeSpan RateOver { get; init; }

    public bool Json { get; init; }
}
