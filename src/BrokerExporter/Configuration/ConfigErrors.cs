using System.Collections.Immutable;

namespace BrokerExporter.Configuration;

/// <summary>All mistakes of one file, so that a user mends them in one go.</summary>
internal sealed class ConfigErrors(string file)
{
    private readonly List<ConfigError> _errors = [];

    /// <summary>By line; on one line in the order in which they were found.</summary>
    public ImmutableArray<ConfigError> Sorted => [.. _errors.OrderBy(error => error.Line)];

    public void Add(int line, string path, string problem) => _errors.Add(new ConfigError(file, line, ConfigPath.WithoutSecret(path), problem));

    public void Add(ConfigNode node, string path, string problem) => Add(node.Line, node.Origin ?? path, problem);

    /// <summary>Whether a mistake was found in a key's value or, if that is a list, in one of its elements.</summary>
    public bool Has(string path) =>
        _errors.Exists(error => error.Path == path || error.Path.StartsWith(path + "[", StringComparison.Ordinal));
}
