using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BrokerExporter.Configuration;

/// <summary>Writes nodes as YAML.</summary>
internal static partial class ConfigText
{
    /// <summary>For a page: every secret is <c>&lt;secret&gt;</c>.</summary>
    public static string Write(MapNode root)
    {
        var text = new StringBuilder();
        WriteEntries(text, root, 0, static scalar => scalar.IsSecret ? "<secret>" : Quoted(scalar.Text), isIndented: false);
        return text.ToString();
    }

    /// <summary>A text of <see cref="Write"/> with some of its sections as another one has them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="other">The other one.</param>
    /// <param name="sections">The keys of the sections.</param>
    public static string With(string text, string other, IReadOnlyCollection<string> sections)
    {
        var others = SectionsOf(other).ToDictionary(section => section.Key, section => section.Text, StringComparer.Ordinal);
        return string.Concat(SectionsOf(text).Select(section => sections.Contains(section.Key) ? others.GetValueOrDefault(section.Key, "") : section.Text));
    }

    /// <summary>
    /// The same for the same values, secrets included; in which order a map has them does not matter.
    /// </summary>
    public static Fingerprint FingerprintOf(MapNode section)
    {
        var text = new StringBuilder();
        WriteEntries(text, (MapNode)Ordered(section), 0, static scalar => Quoted(scalar.Text), isIndented: false);
        return new Fingerprint(text.ToString());
    }

    // All that is below a section's key is indented, and no value has a line's end in it.
    private static IEnumerable<(string Key, string Text)> SectionsOf(string text) =>
        SectionStart().Split(text).Where(section => section.Length > 0).Select(section => (section[..section.IndexOf(':', StringComparison.Ordinal)], section));

    private static ConfigNode Ordered(ConfigNode node) => node switch
    {
        MapNode map => map with { Entries = [.. map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry with { Value = Ordered(entry.Value) })] },
        ListNode list => list with { Items = [.. list.Items.Select(Ordered)] },
        _ => node,
    };

    private static void WriteBelow(StringBuilder text, ConfigNode node, int depth, Func<ScalarNode, string> write)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(' ').Append(write(scalar)).Append('\n');
                break;
            case ListNode { Items.Count: 0 }:
                text.Append(" []\n");
                break;
            case MapNode { Entries.Count: 0 }:
                text.Append(" {}\n");
                break;
            case ListNode list:
                text.Append('\n');
                foreach (var item in list.Items)
                {
                    text.Append(' ', depth * 2).Append('-');
                    if (item is MapNode { Entries.Count: > 0 } section)
                        WriteEntries(text.Append(' '), section, depth + 1, write, isIndented: true);
                    else
                        WriteBelow(text, item, depth + 1, write);
                }

                break;
            case MapNode map:
                text.Append('\n');
                WriteEntries(text, map, depth, write, isIndented: false);
                break;
        }
    }

    // The first entry of a list's item stands behind the dash.
    private static void WriteEntries(StringBuilder text, MapNode map, int depth, Func<ScalarNode, string> write, bool isIndented)
    {
        foreach (var entry in map.Entries.Where(entry => entry.Value is not ScalarNode { IsNull: true }))
        {
            text.Append(' ', isIndented ? 0 : depth * 2).Append(Quoted(entry.Key)).Append(':');
            WriteBelow(text, entry.Value, depth + 1, write);
            isIndented = false;
        }
    }

    private static string Quoted(string text)
    {
        if (Plain().IsMatch(text) && text is not "null")
            return text;
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            // Also what reorders a line before a reader's eyes.
            if (char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                quoted.Append(character is '"' or '\\' ? "\\" : "").Append(character);
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"(?<=\n)(?=[^ \n])")]
    private static partial Regex SectionStart();

    // What every YAML parser takes for a text, or for the number that it is.
    [GeneratedRegex(@"^[A-Za-z0-9_/][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();
}
