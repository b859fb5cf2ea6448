using BrokerExporter.Configuration;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>Reads the configuration file, or says on the error output why it cannot be used.</summary>
internal static class ConfigFile
{
    /// <returns>What was read, without any mistakes; null if there were some, which were said.</returns>
    public static async Task<LoadedConfig?> ReadAsync(Flags flags, IReadOnlyList<ProbeKind> kinds, TextWriter error)
    {
        var file = flags.ConfigFile ?? Flags.DefaultFile;
        string text;
        try
        {
            text = await File.ReadAllTextAsync(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && flags.ConfigFile is null)
        {
            await error.WriteLineAsync(
                $"broker-exporter: there is no {Flags.DefaultFile} here; write one, or name one with --config.file=<path> (--help lists the flags)");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await error.WriteLineAsync($"broker-exporter: cannot read {file}: {Reason(exception)}");
            return null;
        }

        var loaded = new ConfigLoader(kinds).Load(file, text);
        if (loaded.Errors.IsEmpty)
            return loaded;
        foreach (var mistake in loaded.Errors)
            await error.WriteLineAsync(mistake.ToString());
        return null;
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied, or it is a directory",
        _ => exception.Message,
    };
}
