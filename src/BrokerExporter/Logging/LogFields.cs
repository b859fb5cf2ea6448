using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Logging;

/// <summary>The words that every format of the log shares.</summary>
internal static class LogFields
{
    public static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string LevelWord(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => "error",
    };

    /// <summary>All keys and values in the order in which they are written.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(LogEntry entry)
    {
        yield return new("ts", Timestamp(entry.Time));
        yield return new("level", LevelWord(entry.Level));
        yield return new("logger", entry.Logger);
        yield return new("msg", entry.Message);
        foreach (var (key, value) in entry.Fields)
        {
            // The template itself, which ILogger passes along with its values.
            if (key != "{OriginalFormat}")
                yield return new(SnakeCase(key), Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        if (entry.Exception is { } exception)
            yield return new("exception", exception.ToString());
    }

    private static string SnakeCase(string key)
    {
        var text = new StringBuilder(key.Length + 4);
        foreach (var character in key)
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_');
        }

        return text.ToString();
    }
}
