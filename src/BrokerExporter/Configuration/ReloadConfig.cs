namespace BrokerExporter.Configuration;

/// <summary>The section <c>config</c>: how this configuration itself is kept.</summary>
internal sealed record ReloadConfig
{
    /// <summary>How often the file is looked at, to be read again when it has changed; zero: never.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.Zero;
}
