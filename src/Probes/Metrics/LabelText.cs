using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Probes.Metrics;

/// <summary>Writes labels as text 0.0.4 and OpenMetrics both want them, with the blank that stands before the value.</summary>
internal static class LabelText
{
    // The only characters with an escape.
    private static readonly SearchValues<char> _escaped = SearchValues.Create("\\\"\n");

    /// <param name="names">At least as many as there are values.</param>
    /// <param name="values">The labels' values.</param>
    /// <param name="upperBound">Of a histogram's bucket; null for all other series.</param>
    public static byte[] Encode(ImmutableArray<string> names, ReadOnlySpan<string> values, string? upperBound = null)
    {
        // Rented, because the first collection of a large cluster encodes tens of thousands.
        var text = ArrayPool<char>.Shared.Rent(LongestOf(names, values, upperBound));
        var end = text.AsSpan();
        var separator = "{";
        for (var i = 0; i < values.Length; i++)
        {
            // An empty label value means the same as no label (Prometheus data model), and costs bytes.
            if (values[i].Length == 0)
                continue;
            AppendLabel(ref end, separator, names[i], values[i]);
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
    private static int LongestOf(ImmutableArray<string> names, ReadOnlySpan<string> values, string? upperBound)
    {
        const int Around = 4;
        var length = "} ".Length + "le".Length + (2 * (upperBound?.Length ?? 0)) + Around;
        for (var i = 0; i < values.Length; i++)
            length += names[i].Length + (2 * values[i].Length) + Around;
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
