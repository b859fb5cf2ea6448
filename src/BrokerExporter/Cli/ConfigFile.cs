using BrokerExporter.Configuration;

namespace BrokerExporter.Cli;

/// <summary>Reads the configuration when the program starts, or says on the error output why it cannot be used.</summary>
internal static class ConfigFile
{
    /// <returns>What was read, without any mistakes; null if there were some, which were said.</returns>
    public static async Task<LoadedConfig?> ReadAsync(ConfigSource source, TextWriter error)
    {
        try
        {
            var loaded = await source.ReadAsync(CancellationToken.None);
            if (loaded.Errors.IsEmpty)
                return loaded;
            foreach (var mistake in loaded.Errors)
                await error.WriteLineAsync(mistake.ToString());
        }
        catch (ConfigFileException exception)
        {
            await error.WriteLineAsync("broker-exporter: " + exception.Message);
        }

        return null;
    }
}
