using System.Globalization;
using System.Text;

namespace BrokerExporter.Cli.Lag;

/// <summary>Text that keeps its column: as wide as a terminal shows it.</summary>
internal static class CellText
{
    private const string _cut = "…";

    // East Asian Width W and F (https://www.unicode.org/reports/tr11/), and the emoji; what is between them is wide or rare.
    private static readonly (int First, int Last)[] _wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>In columns of a terminal.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The text, blanks behind it or before it; cut if it is too long.</summary>
    public static string Fit(string text, int width, bool right)
    {
        var cut = Width(text) <= width ? text : Cut(text, width);
        var blanks = new string(' ', Math.Max(0, width - Width(cut)));
        return right ? blanks + cut : cut + blanks;
    }

    private static string Cut(string text, int width)
    {
        var kept = new StringBuilder();
        var left = width - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Width(rune);
            if (left < 0)
                break;
            kept.Append(rune.ToString());
        }

        return kept + _cut;
    }

    private static int Width(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : Array.Exists(_wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2
        : 1;
}
