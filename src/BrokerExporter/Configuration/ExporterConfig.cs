using System.Collections.Immutable;

namespace BrokerExporter.Configuration;

/// <summary>Everything that can be configured, validated. Two readings of the same text are equal.</summary>
internal sealed record ExporterConfig
{
    public WebConfig Web { get; init; } = new();

    public LogConfig Log { get; init; } = new();

    public CollectionConfig Collection { get; init; } = new();

    public OtlpConfig Otlp { get; init; } = new();

    public ImmutableArray<TargetConfig> Targets { get; init; } = [];

    public ReloadConfig Reload { get; init; } = new();

    /// <summary>The configuration in effect, every key of it, as YAML that may be shown: secrets are <c>&lt;secret&gt;</c>.</summary>
    public string Text { get; init; } = "";

    public bool Equals(ExporterConfig? other) =>
        other is not null && Web == other.Web && Log == other.Log && Collection == other.Collection && Reload == other.Reload && Otlp == other.Otlp
        && Targets.AsSpan().SequenceEqual(other.Targets.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Web, Log, Collection, Reload, Otlp, Targets.Length);
}
