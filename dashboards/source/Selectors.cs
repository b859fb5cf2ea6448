using System.Text.RegularExpressions;

namespace Dashboards;

/// <summary>
/// The short form of label matchers. <c>metric&lt;cluster,stream:topic,kind="user"&gt;</c> is
/// <c>metric{job=~"$job",instance=~"$instance",cluster=~"$cluster",stream=~"$topic",kind="user"}</c>: a label of a variable's name,
/// a label with its variable after a colon, a matcher as it stands. Job and instance are always matched.
/// </summary>
internal static partial class Selectors
{
    public static string Expand(string expression) => Short().Replace(expression, match =>
        "{" + string.Join(",", ((string[])["job", "instance"]).Concat(Parts(match.Groups[1].Value)).Select(Matcher)) + "}");

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Matcher(string part) =>
        part.Contains('"', StringComparison.Ordinal) ? part
        : part.Split(':') is [var label, var variable] ? $"{label}=~\"${variable}\""
        : $"{part}=~\"${part}\"";

    // A comparison has a space before it.
    [GeneratedRegex("(?<=[a-z])<([^<>]*)>")]
    private static partial Regex Short();
}
