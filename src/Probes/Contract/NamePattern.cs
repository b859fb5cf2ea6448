using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Probes.Contract;

/// <summary>
/// A user's regular expression over names. Anchored at both ends as in Prometheus, and without backtracking, so that no
/// pattern can hang a scrape.
/// </summary>
public sealed class NamePattern : IEquatable<NamePattern>
{
    // Of the two defaults there is none: they are asked about every name in every collection, and an engine that does not backtrack is large.
    private readonly Regex? _regex;

    private NamePattern(string text, Regex? regex) => (Text, _regex) = (text, regex);

    /// <summary>Matches every name.</summary>
    public static NamePattern All { get; } = new(".*", null);

    /// <summary>Matches no name, because no name is empty.</summary>
    public static NamePattern None { get; } = new("", null);

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out NamePattern? pattern)
    {
        try
        {
            // By itself first: "a)|(?:b" would slip out of the parentheses that anchor it.
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            pattern = new NamePattern(text, new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            pattern = null;
            return false;
        }
    }

    public bool Matches(string name) => _regex?.IsMatch(name) ?? ReferenceEquals(this, All);

    public bool Equals(NamePattern? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as NamePattern);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
