namespace Probes.Contract;

/// <summary>One key of the configuration: its default, how its text is read, and what is expected of it.</summary>
/// <param name="Key">The key in its section.</param>
/// <param name="Default">The value when the key is absent.</param>
/// <param name="Read">Reads the text of a scalar; false if it is none of what is expected.</param>
/// <param name="Kind">What it is, with its article: <c>a duration</c>.</param>
/// <param name="Example">What a right value looks like: <c>10s, 1m30s</c>.</param>
public sealed record Setting<T>(string Key, T Default, Setting<T>.Reader Read, string Kind, string Example)
{
    /// <summary>Whether <c>${NAME}</c> in the text stands for an environment variable: in secrets and addresses only.</summary>
    public bool Expands { get; init; }

    /// <summary>How a value is written, where its own text does not read back; null: as it is.</summary>
    public Func<T, string>? Write { get; init; }

    /// <summary>Whether no error may show the text.</summary>
    public bool IsSecret { get; init; }

    public delegate bool Reader(string text, out T value);
}
