using System.Text.RegularExpressions;

namespace Architecture.Tests.Grafana;

/// <summary>As much of PromQL as names its metrics.</summary>
internal static partial class PromQl
{
    private static readonly string[] _operators = ["and", "or", "unless"];

    /// <summary>Each metric, with its matchers as they stand, or nothing.</summary>
    public static IEnumerable<(string Metric, string Matchers)> Selectors(string expression) => Selector()
        .Matches(Grouping().Replace(expression, ""))
        .Where(match => match.Groups["metric"].Success && !_operators.Contains(match.Groups["metric"].Value))
        .Select(match => (match.Groups["metric"].Value, match.Groups["matchers"].Value));

    /// <summary>The labels that matchers name.</summary>
    public static IEnumerable<string> Labels(string matchers) => Label().Matches(matchers).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\b(?:by|on|without|ignoring|group_left|group_right) ?\([^)]*\)")]
    private static partial Regex Grouping();

    // Strings and ranges are passed over; what a parenthesis follows is a function.
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\b(?<metric>[a-zA-Z_:][\w:]*)(?<matchers>\{[^}]*\})?(?![\w:{]| *\()
        """)]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<=[{,])(\w+)=""")]
    private static partial Regex Label();
}
