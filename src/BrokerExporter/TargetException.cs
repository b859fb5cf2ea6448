using BrokerExporter.Configuration;

namespace BrokerExporter;

/// <summary>A target's options were read without complaint and yet no probe could be built of them: an error of the configuration.</summary>
internal sealed class TargetException(int index, Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>The error as if the file had been found wrong while it was read.</summary>
    public string Describe(string file, LoadedConfig loaded) =>
        new ConfigError(file, loaded.TargetLines[index], $"targets[{index}]", $"cannot be used: {Message}").ToString();
}
