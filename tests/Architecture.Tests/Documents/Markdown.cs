using System.Text.RegularExpressions;

namespace Architecture.Tests.Documents;

/// <summary>The little of Markdown that the documents need.</summary>
internal static partial class Markdown
{
    /// <summary>A text as a table's cell.</summary>
    public static string Cell(string text) => text
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal);

    /// <summary>Targets of links and images that lead into the repository.</summary>
    public static IEnumerable<string> LocalLinks(string text) => Link().Matches(Fence().Replace(text, ""))
        .Select(match => match.Groups[1].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>The lines of blocks that a reader would type: fenced as sh.</summary>
    public static IEnumerable<string> Commands(string text) => Fence().Matches(text)
        .Where(match => match.Groups[1].Value == "sh")
        .SelectMany(match => match.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(line => !line.StartsWith('#'));

    /// <summary>The blocks of one language.</summary>
    public static IEnumerable<string> Blocks(string text, string language) => Fence().Matches(text)
        .Where(match => match.Groups[1].Value == language)
        .Select(match => match.Groups[2].Value);

    /// <summary>A heading's address, as GitHub makes it.</summary>
    public static IEnumerable<string> Anchors(string text) => Heading().Matches(Fence().Replace(text, ""))
        .Select(match => NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
