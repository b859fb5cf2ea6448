using System.Text.RegularExpressions;

namespace Architecture.Tests.Rules;

/// <summary>The little of PromQL that tells which metrics a query names: whatever is a name and neither a label, a function nor a keyword.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> _words = new(StringComparer.Ordinal)
    {
        "and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset",
        "sum", "min", "max", "count", "topk", "absent", "rate", "increase", "deriv", "time", "label_replace", "max_over_time", "count_over_time", "absent_over_time", "min_over_time",
    };

    public static IEnumerable<string> Metrics(string query) => Name()
        .Matches(NotMetrics().Replace(query, " ")).Select(match => match.Value).Where(name => !_words.Contains(name)).Distinct();

    /// <summary>Comments, texts, selectors, durations, and the lists of labels behind some words.</summary>
    [GeneratedRegex("""#[^\n]*|"[^"]*"|\{[^}]*\}|\[[^]]*\]|\boffset\s+\w+|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|(?<![\w:])[0-9][0-9.e]*""")]
    private static partial Regex NotMetrics();

    [GeneratedRegex(@"[A-Za-z_:][\w:]*")]
    private static partial Regex Name();
}
