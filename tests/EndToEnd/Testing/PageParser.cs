using System.Globalization;
using System.Text;

namespace EndToEnd.Testing;

/// <summary>
/// Reads the text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats) and lets nothing pass: what
/// a lenient scraper would forgive is a failed test.
/// </summary>
internal sealed class PageParser(bool foreignNames)
{
    private readonly List<Sample> _samples = [];
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _helped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);
    private string _family = "";

    /// <param name="text">The page.</param>
    /// <param name="foreignNames">Whether its names are another exporter's, which may call a gauge a total.</param>
    public static MetricsPage Parse(string text, bool foreignNames = false)
    {
        var parser = new PageParser(foreignNames);
        if (text.Length > 0 && text[^1] != '\n')
            throw new FormatException("The page does not end with a line feed.");
        var lines = text.Split('\n')[..^1];
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                parser.Line(lines[i]);
            }
            catch (FormatException exception)
            {
                throw new FormatException($"Line {i + 1}: {exception.Message}: {lines[i]}");
            }
        }

        return new MetricsPage(text, parser._samples, parser._types);
    }

    private void Line(string line)
    {
        if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            Help(line["# HELP ".Length..].Split(' ', 2));
        else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            Type(line["# TYPE ".Length..].Split(' '));
        else
            AddSample(line);
    }

    private void Help(string[] parts)
    {
        if (parts.Length != 2 || !IsName(parts[0], colons: true) || parts[1].Trim().Length == 0)
            throw new FormatException("no proper HELP");
        if (!_helped.Add(parts[0]))
            throw new FormatException("a second HELP for the family");
        _family = parts[0];
    }

    private void Type(string[] parts)
    {
        if (parts is not [var name, "counter" or "gauge" or "histogram"])
            throw new FormatException("no proper TYPE");
        if (name != _family || !_types.TryAdd(name, parts[1]))
            throw new FormatException("TYPE does not follow its HELP");
    }

    private void AddSample(string line)
    {
        var end = line.IndexOfAny(['{', ' ']);
        if (end <= 0 || !IsName(line[..end], colons: true))
            throw new FormatException("no metric name");
        var name = line[..end];
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = line[end] == '{' ? Labels(line, end + 1, labels) : end;
        if (at >= line.Length || line[at] != ' ')
            throw new FormatException("no space before the value");
        var sample = new Sample(name, labels, Number(line[(at + 1)..]));
        if (!Belongs(name, labels))
            throw new FormatException($"not a sample of the family {_family}");
        if (!_series.Add(sample.Series))
            throw new FormatException("a series twice");
        _samples.Add(sample);
    }

    private bool Belongs(string name, Dictionary<string, string> labels)
    {
        var type = _types.GetValueOrDefault(_family);
        return type switch
        {
            "histogram" => (name == _family + "_bucket" && labels.ContainsKey("le")) || name == _family + "_sum" || name == _family + "_count",
            "counter" => name == _family && name.EndsWith("_total", StringComparison.Ordinal),
            "gauge" => name == _family && (foreignNames || !name.EndsWith("_total", StringComparison.Ordinal)),
            _ => false,
        };
    }

    private static int Labels(string line, int at, Dictionary<string, string> labels)
    {
        while (true)
        {
            var equals = line.IndexOf('=', at);
            if (equals < 0 || !IsName(line[at..equals], colons: false) || line[equals..].Length < 2 || line[equals + 1] != '"')
                throw new FormatException("no proper label");
            var value = new StringBuilder();
            var next = Value(line, equals + 2, value);
            if (!labels.TryAdd(line[at..equals], value.ToString()))
                throw new FormatException("a label twice");
            if (next >= line.Length || line[next] is not (',' or '}'))
                throw new FormatException("a label that does not end");
            if (line[next] == '}')
                return next + 1;
            at = next + 1;
        }
    }

    private static int Value(string line, int at, StringBuilder value)
    {
        for (; at < line.Length; at++)
        {
            if (line[at] == '"')
                return at + 1;
            if (line[at] != '\\')
            {
                value.Append(line[at]);
                continue;
            }

            value.Append(line.ElementAtOrDefault(++at) switch
            {
                'n' => '\n',
                '\\' => '\\',
                '"' => '"',
                _ => throw new FormatException("an unknown escape"),
            });
        }

        throw new FormatException("a label value that is not closed");
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("no number"),
    };

    private static bool IsName(string text, bool colons) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' || (colons && letter == ':'));
}
