namespace BrokerExporter.Cli;

/// <summary>What the command line says.</summary>
internal sealed record Flags
{
    /// <summary>Null: the default one in the working directory.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Read the configuration, say whether it is right, and end.</summary>
    public bool Check { get; init; }

    /// <summary>
    /// The flags that stand for keys, with their texts: <c>--web.listen-address</c> for <c>web.listen_address</c>. They are
    /// read as the key's own value would be, and win over it.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }
}
