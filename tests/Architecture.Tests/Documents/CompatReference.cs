using System.Text;
using Probes.Contract;

namespace Architecture.Tests.Documents;

/// <summary>The table of a page with another exporter's names, inside of a document that people write.</summary>
internal static class CompatReference
{
    public const string Begin = "<!-- The table is written by eng/docs. -->\n";
    public const string End = "<!-- The table ends. -->\n";

    public static string PathOf(CompatPage page) => $"docs/compat-{page.Name.Replace('_', '-')}.md";

    /// <summary>The document with its table as the code has it.</summary>
    public static string Write(CompatPage page, string document)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"{PathOf(page)} has no place for the table");
        return document[..(begin + Begin.Length)] + Table(page) + document[end..];
    }

    private static string Table(CompatPage page)
    {
        var text = new StringBuilder("\n| family | labels | here |\n|---|---|---|\n");
        foreach (var family in page.Families)
        {
            var labels = string.Join(", ", family.Metric?.Labels.Select(label => $"`{label}`") ?? []);
            var verdict = family.Metric is null ? $"**not served.** {family.Difference}"
                : family.Difference.Length == 0 ? "served"
                : $"served, with a difference: {family.Difference}";
            text.Append($"| `{family.Name}` | {labels} | {Markdown.Cell(verdict).Replace("\\*\\*", "**", StringComparison.Ordinal)} |\n");
        }

        return text.Append('\n').ToString();
    }
}
