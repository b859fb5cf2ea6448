namespace BrokerExporter.Configuration;

/// <summary>A node of the file with its line, which is what an error needs and a deserializer forgets.</summary>
internal abstract record ConfigNode(int Line)
{
    /// <summary>What it is, for an error: <c>a list</c>.</summary>
    public abstract string Shape { get; }

    /// <summary>The environment variable or flag that gave it; null: the file, on that line.</summary>
    public string? Origin { get; init; }
}
