using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>Where the configuration comes from: a file, or none, and what stands above it. It can be read again and again.</summary>
/// <param name="kinds">The message systems.</param>
/// <param name="file">The file that the user named; null: the default one, if it is there.</param>
/// <param name="variables">The environment.</param>
/// <param name="flags">What the command line says, by the flag.</param>
internal sealed class ConfigSource(
    IReadOnlyList<ProbeKind> kinds, string? file, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> flags)
{
    public const string DefaultFile = "exporter.yaml";

    private readonly string? _named = file ?? (variables.GetValueOrDefault(VariableName.ConfigFile) is { Length: > 0 } named ? named : null);

    /// <summary>The file's name, for errors.</summary>
    public string File => _named ?? DefaultFile;

    // What it said when it was last read; null also where it could not be.
    private volatile string? _text;

    private Overrides Overrides => new(variables, flags);

    /// <summary>Reads everything anew, with all its mistakes.</summary>
    /// <exception cref="ConfigFileException">The file cannot be read, or there is none and no variable names a target.</exception>
    public async Task<LoadedConfig> ReadAsync(CancellationToken cancellationToken)
    {
        _text = null;
        _text = await TextAsync(cancellationToken);
        return new ConfigLoader(kinds, variables.GetValueOrDefault, Overrides).Load(File, _text);
    }

    /// <summary>Whether the file says something else than when it was last read, or can be read no more, or again.</summary>
    public async Task<bool> HasChangedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TextAsync(cancellationToken) != _text;
        }
        catch (ConfigFileException)
        {
            // Reading says why.
            return _text is not null;
        }
    }

    // Null: there is no file, and none is needed.
    private async Task<string?> TextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await System.IO.File.ReadAllTextAsync(File, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && _named is null)
        {
            return Overrides.HasTargets ? null : throw new ConfigFileException(
                $"there is no {DefaultFile} here; write one, or name one with --config.file=<path> (--help lists the flags)");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ConfigFileException($"cannot read {File}: {Reason(exception)}");
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied, or it is a directory",
        _ => exception.Message,
    };
}
