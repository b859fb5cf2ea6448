using System.Globalization;
using System.Text;

namespace BrokerExporter.Cli.Lag;

/// <summary>
/// Reads those lines of a page in the text format (https://prometheus.io/docs/instrumenting/exposition_formats/) that are
/// wanted; what follows the value is passed over.
/// </summary>
internal static class PageText
{
    /// <exception cref="FormatException">A wanted line is none.</exception>
    public static IEnumerable<PageSample> Read(string page, Func<string, bool> wants)
    {
        foreach (var line in page.Split('\n'))
        {
            var end = line.AsSpan().IndexOfAny('{', ' ');
            if (end > 0 && line[0] != '#' && wants(line[..end]))
                yield return Sample(line, end);
        }
    }

    private static PageSample Sample(string line, int at)
    {
        var name = line[..at];
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (line[at] == '{')
            at = Labels(line, at + 1, labels);
        var value = line.AsSpan(at).Trim(' ');
        var end = value.IndexOf(' ');
        return new PageSample(name, labels, Number(end < 0 ? value : value[..end], line));
    }

    private static int Labels(string line, int at, Dictionary<string, string> labels)
    {
        while (at < line.Length && line[at] != '}')
        {
            var equals = line.IndexOf("=\"", at, StringComparison.Ordinal);
            if (equals < 0)
                throw Broken(line);
            var value = new StringBuilder();
            var next = Value(line, equals + 2, value);
            labels[line[at..equals].Trim()] = value.ToString();
            at = next < line.Length && line[next] == ',' ? next + 1 : next;
        }

        return at < line.Length ? at + 1 : throw Broken(line);
    }

    // Returns the place behind the closing quote.
    private static int Value(string line, int at, StringBuilder value)
    {
        for (; at < line.Length; at++)
        {
            if (line[at] == '"')
                return at + 1;
            if (line[at] == '\\' && ++at < line.Length)
                value.Append(line[at] == 'n' ? '\n' : line[at]);
            else if (at < line.Length)
                value.Append(line[at]);
        }

        throw Broken(line);
    }

    private static double Number(ReadOnlySpan<char> text, string line) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Broken(line),
    };

    private static FormatException Broken(string line) => new($"not a line of a metrics page: {(line.Length > 100 ? line[..97] + "..." : line)}");
}
