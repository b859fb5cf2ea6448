namespace BrokerExporter.Cli.Lag;

/// <summary>Where a table is read.</summary>
/// <param name="Width">In columns; null: it is not a terminal but a file or another program.</param>
/// <param name="Colours">Whether colours are wanted.</param>
internal sealed record Terminal(int? Width, bool Colours)
{
    public static Terminal None { get; } = new(null, false);

    /// <param name="output">Where the table is written; only the process' own output can be a terminal.</param>
    /// <param name="environment">The environment variables: NO_COLOR (https://no-color.org), TERM.</param>
    public static Terminal Of(TextWriter output, Func<string, string?> environment)
    {
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
            return None;
        var plain = environment("NO_COLOR") is { Length: > 0 } || environment("TERM") is null or "dumb";
        return new Terminal(WidthOf(), !plain);
    }

    private static int? WidthOf()
    {
        try
        {
            return Console.WindowWidth is var width and > 0 ? width : null;
        }
        catch (IOException)
        {
            // A terminal that does not know how wide it is.
            return null;
        }
    }
}
