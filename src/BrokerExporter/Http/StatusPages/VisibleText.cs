using System.Globalization;
using System.Text;

namespace BrokerExporter.Http.StatusPages;

/// <summary>
/// Names from a broker are whatever somebody has typed there. What would not be seen, or would move what stands beside it (control
/// characters, line ends, direction marks, invisible blanks), is written as its code.
/// </summary>
internal static class VisibleText
{
    public static bool IsVisible(Rune rune) => rune.Value is ' ' or '\u3000' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>As in C: <c>\n</c>, <c>\u202E</c>.</summary>
    public static string CodeOf(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
    };
}
