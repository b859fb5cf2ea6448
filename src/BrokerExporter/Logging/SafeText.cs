using System.Globalization;
using System.Text;

namespace BrokerExporter.Logging;

/// <summary>
/// Text from elsewhere, for a terminal: what would steer it, or change the order of what is read, is written as an escape.
/// Names of groups and topics are given by whoever may create them.
/// </summary>
internal static class SafeText
{
    public static string Escape(string text)
    {
        if (text.All(char.IsAscii) && !text.Any(char.IsControl))
            return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHarmful(rune))
                safe.Append(rune.ToString());
            else if (rune.Value <= 0xFFFF)
                safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }

        return safe.ToString();
    }

    // Format: marks of direction, joiners, tags; all of them invisible. A lone surrogate arrives here as U+FFFD, which is harmless.
    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
