using System.Globalization;
using System.Text;

namespace BrokerExporter.Logging;

/// <summary>Writes <c>ts=… level=info msg="Two words." key=value</c>, one line per sentence whatever the values hold.</summary>
internal static class LogfmtLine
{
    public static string Write(LogEntry entry)
    {
        var line = new StringBuilder();
        foreach (var (key, value) in LogFields.Of(entry))
        {
            if (line.Length > 0)
                line.Append(' ');
            line.Append(key).Append('=');
            if (value.Length == 0 || value.Any(NeedsQuotes))
                AppendQuoted(line, value);
            else
                line.Append(value);
        }

        return line.ToString();
    }

    private static bool NeedsQuotes(char character) =>
        character is <= ' ' or '"' or '=' or '\\' || char.IsControl(character);

    private static void AppendQuoted(StringBuilder line, string value)
    {
        line.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => line.Append("\\\""),
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                // A terminal must not be steered by a value that came from a broker.
                _ when char.IsControl(character) => line.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => line.Append(character),
            };
        }

        line.Append('"');
    }
}
