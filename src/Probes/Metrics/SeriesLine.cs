using System.Text;

namespace Probes.Metrics;

/// <summary>Writes a series' name and labels as text 0.0.4 and OpenMetrics both want them.</summary>
internal static class SeriesLine
{
    public static byte[] Encode(Metric metric, ReadOnlySpan<string> values, string suffix, string? upperBound)
    {
        var text = new StringBuilder(metric.Name).Append(suffix);
        var separator = '{';
        for (var i = 0; i < values.Length; i++)
        {
            // An empty label value means the same as no label (Prometheus data model), and costs bytes.
            if (values[i].Length == 0)
                continue;
            text.Append(separator).Append(metric.Labels[i]).Append("=\"");
            AppendEscaped(text, values[i]);
            text.Append('"');
            separator = ',';
        }

        if (upperBound is not null)
        {
            text.Append(separator).Append("le=\"").Append(upperBound).Append('"');
            separator = ',';
        }

        if (separator == ',')
            text.Append('}');
        return Encoding.UTF8.GetBytes(text.Append(' ').ToString());
    }

    // Backslash, double quote and line feed are the only characters with an escape; a lone surrogate becomes U+FFFD.
    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => text.Append("\\\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append("\\n"),
                _ => text.Append(character),
            };
        }
    }
}
