using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// The text form of java.util.Properties as its load method reads it: comments, three separators, continued lines, escapes.
/// RocketMQ writes it without escaping anything (MixAll.properties2String), so a malformed escape is no error here.
/// </summary>
internal static class JavaProperties
{
    // Of the blanks that .NET knows, Java's format has these three; form feeds and Unicode's line ends end no line.
    private const string Blanks = " \t\f";

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var line = new StringBuilder();
        var continued = false;
        foreach (var part in Encoding.UTF8.GetString(body).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'))
        {
            // Blanks before a line, and before what continues one, do not count. Only a line of its own can be a comment.
            var text = part.AsSpan().TrimStart(Blanks);
            if (!continued && text is [] or ['#' or '!', ..])
                continue;
            continued = EndsInEscape(text);
            line.Append(continued ? text[..^1] : text);
            if (continued)
                continue;
            Add(line.ToString(), properties);
            line.Clear();
        }
        if (line.Length > 0)
            Add(line.ToString(), properties);
        return properties;
    }

    private static bool EndsInEscape(ReadOnlySpan<char> line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;

    private static void Add(ReadOnlySpan<char> line, Dictionary<string, string> properties)
    {
        var end = 0;
        while (end < line.Length && line[end] is not ('=' or ':' or ' ' or '\t' or '\f'))
            end += line[end] == '\\' ? 2 : 1;
        end = Math.Min(end, line.Length);
        var value = line[end..].TrimStart(Blanks);
        if (value is ['=' or ':', ..])
            value = value[1..].TrimStart(Blanks);
        properties[JavaEscapes.Resolve(line[..end])] = JavaEscapes.Resolve(value);
    }
}
