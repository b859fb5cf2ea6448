using System.Collections.Immutable;

namespace BrokerExporter.Configuration;

/// <summary>What came of reading a configuration.</summary>
/// <param name="Config">The configuration; with errors, not to be used.</param>
/// <param name="Errors">All mistakes, by line.</param>
/// <param name="KnownKeys">Every key that could have been given.</param>
/// <param name="TargetLines">The line of each target in the file, for mistakes that only show later.</param>
internal sealed record LoadedConfig(
    ExporterConfig Config, ImmutableArray<ConfigError> Errors, IReadOnlyCollection<KnownKey> KnownKeys, ImmutableArray<int> TargetLines)
{
    /// <summary>What is no mistake and yet not what was meant, probably: sentences for the log.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
