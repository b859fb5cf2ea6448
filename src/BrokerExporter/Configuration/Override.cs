namespace BrokerExporter.Configuration;

/// <summary>A value that an environment variable or a flag gives, in place of the file's.</summary>
/// <param name="Origin">The variable or flag, for errors.</param>
/// <param name="Text">What it says, on one line.</param>
internal sealed record Override(string Origin, string Text)
{
    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public ScalarNode AsScalar() => Scalar(Text);

    /// <summary>Values between commas.</summary>
    public ListNode AsList() => new(0, [.. Text.Split(',', Trimmed).Select(Scalar)]) { Origin = Origin };

    /// <summary><c>key=value</c> between commas.</summary>
    public MapNode AsMap() => new(0, [.. Text.Split(',', Trimmed).Select(Entry)]) { Origin = Origin };

    private MapEntry Entry(string text) => text.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0
        ? new MapEntry(text[..equals].TrimEnd(), 0, Scalar(text[(equals + 1)..].TrimStart()))
        : new MapEntry(text, 0, new ScalarNode(0, "", IsNull: true) { Origin = Origin });

    private ScalarNode Scalar(string text) => new(0, text, IsNull: false) { Origin = Origin };
}
