namespace Probes.Contract;

/// <summary>
/// A password, key or token as the configuration gives it: the value itself, or the file that holds it. It has no text
/// of its own, so that it cannot get into a log, an error or a page by being printed.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string? _value;

    private Secret(string? value, string? file) => (_value, File) = (value, file);

    /// <summary>The file that holds it; null if the configuration does.</summary>
    public string? File { get; }

    public static Secret Of(string value) => new(value, null);

    public static Secret InFile(string file) => new(null, file);

    /// <summary>The value, for whoever signs with it or sends it; null if it is in a file. A method: what prints properties passes it by.</summary>
    public string? Reveal() => _value;

    public bool Equals(Secret? other) => other is not null && _value == other._value && File == other.File;

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => HashCode.Combine(_value, File);

    public override string ToString() => "<secret>";
}
