namespace BrokerExporter.Configuration;

/// <summary>A text.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Text">Its characters, quotes removed.</param>
/// <param name="IsNull">Nothing, <c>~</c> or <c>null</c> without quotes: the key has no value.</param>
internal sealed record ScalarNode(int Line, string Text, bool IsNull) : ConfigNode(Line)
{
    /// <summary>Something that could not be read, about which an error was noted already.</summary>
    public bool IsBroken { get; init; }

    /// <summary>A value that no page may show.</summary>
    public bool IsSecret { get; init; }

    public override string Shape => "a text";
}
