namespace BrokerExporter.Cli;

/// <summary>What the commands tell the shell.</summary>
internal static class ExitCode
{
    /// <summary>Everything answered.</summary>
    public const int Up = 0;

    /// <summary>Something that was asked did not answer.</summary>
    public const int Down = 1;

    /// <summary>Nothing was asked: the command line or the configuration is wrong.</summary>
    public const int Mistake = 2;
}
