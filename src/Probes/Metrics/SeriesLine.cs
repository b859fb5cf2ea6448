using System.Buffers;
using System.Text;

namespace Probes.Metrics;

/// <summary>Writes a series' name and labels as text 0.0.4 and OpenMetrics both want them.</summary>
internal static class SeriesLine
{
    // The only characters with an escape.
    private static readonly SearchValues<char> _escaped = SearchValues.Create("\\\"\n");

    public static byte[] Encode(Metric metric, ReadOnlySpan<string> values, string suffix, string? upperBound)
    {
        // Rented, because the first collection of a large cluster encodes a hundred thousand.
        var text = ArrayPool<char>.Shared.Rent(LongestOf(metric, values, suffix, upperBound));
        var end = text.AsSpan();
        Append(ref end, metric.Name);
        Append(ref end, suffix);
        var separator = "{";
        for (var i = 0; i < values.Length; i++)
        {
            // An empty label value means the same as no label (Prometheus data model), and costs bytes.
            if (values[i].Length == 0)
                continue;
            AppendLabel(ref end, separator, metric.Labels[i], values[i]);
            separator = ",";
        }

        if (upperBound is not null)
        {
            AppendLabel(ref end, separator, "le", upperBound);
            separator = ",";
        }

        Append(ref end, separator == "," ? "} " : " ");
        // A lone surrogate becomes U+FFFD.
        var line = Encoding.UTF8.GetBytes(text, 0, text.Length - end.Length);
        ArrayPool<char>.Shared.Return(text);
        return line;
    }

    // Every character of a value escaped, and the longest of each separator.
    private static int LongestOf(Metric metric, ReadOnlySpan<string> values, string suffix, string? upperBound)
    {
        const int Around = 4;
        var length = metric.Name.Length + suffix.Length + "} ".Length + "le".Length + (2 * (upperBound?.Length ?? 0)) + Around;
        for (var i = 0; i < values.Length; i++)
            length += metric.Labels[i].Length + (2 * values[i].Length) + Around;
        return length;
    }

    private static void AppendLabel(ref Span<char> end, string separator, string label, string value)
    {
        Append(ref end, separator);
        Append(ref end, label);
        Append(ref end, "=\"");
        var rest = value.AsSpan();
        while (rest.IndexOfAny(_escaped) is var at and >= 0)
        {
            Append(ref end, rest[..at]);
            Append(ref end, rest[at] switch { '\\' => "\\\\", '"' => "\\\"", _ => "\\n" });
            rest = rest[(at + 1)..];
        }

        Append(ref end, rest);
        Append(ref end, "\"");
    }

    private static void Append(ref Span<char> end, ReadOnlySpan<char> text)
    {
        text.CopyTo(end);
        end = end[text.Length..];
    }
}
