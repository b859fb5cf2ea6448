using System.Text;
using System.Text.RegularExpressions;

namespace BrokerExporter.Configuration;

/// <summary>
/// Puts the values of environment variables in place of <c>${NAME}</c>. <c>$${</c> stands for <c>${</c> itself; every other
/// dollar is one.
/// </summary>
internal static partial class EnvironmentText
{
    /// <param name="text">What the file says.</param>
    /// <param name="environment">The value of a variable; null if it is not set.</param>
    /// <param name="problem">What is wrong, without a word of the text; null if nothing is.</param>
    /// <returns>The text to read.</returns>
    public static string Expand(string text, Func<string, string?> environment, out string? problem)
    {
        problem = null;
        if (!text.Contains("${", StringComparison.Ordinal))
            return text;
        var expanded = new StringBuilder();
        var at = 0;
        foreach (Match match in Reference().Matches(text))
        {
            expanded.Append(text, at, match.Index - at);
            at = match.Index + match.Length;
            if (match.Value == "$${")
                expanded.Append("${");
            else if (!match.Groups["name"].Success)
                problem ??= "has a ${ without a variable's name and a } after it (expected ${NAME}, or $${ for these characters themselves)";
            else if (environment(match.Groups["name"].Value) is { } value)
                expanded.Append(value);
            else
                problem ??= $"needs the environment variable {match.Groups["name"].Value}, which is not set";
        }

        return expanded.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex(@"\$\$\{|\$\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)\})?")]
    private static partial Regex Reference();
}
