using Probes.Metrics;

namespace BrokerExporter.Otlp;

/// <summary>Writes the fields of <c>NumberDataPoint</c>, <c>HistogramDataPoint</c> and <c>KeyValue</c> (opentelemetry-proto, metrics/v1 and common/v1).</summary>
internal static class Points
{
    /// <param name="writer">Within the point.</param>
    /// <param name="sample">The value.</param>
    /// <param name="start">Since when it counts, in nanoseconds since 1970; null: it does not count.</param>
    /// <param name="time">When it was read.</param>
    public static void Number(ProtoWriter writer, Sample sample, ulong? start, ulong time)
    {
        if (start is { } since)
            writer.Fixed64(2, since);
        writer.Fixed64(3, time);
        if (sample.IsInteger)
            writer.Fixed64(6, (ulong)sample.WholeValue);
        else
            writer.Double(4, sample.Value);
        Attributes(writer, 7, sample.Series);
    }

    /// <param name="writer">Within the point.</param>
    /// <param name="lines">Buckets, each with those before it, +Inf last; then sum and count.</param>
    /// <param name="start">Since when it counts.</param>
    /// <param name="time">When it was read.</param>
    public static void Histogram(ProtoWriter writer, ReadOnlySpan<Sample> lines, ulong start, ulong time)
    {
        var buckets = lines[..^2];
        var counts = new ulong[buckets.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = (ulong)(buckets[i].Value - (i == 0 ? 0 : buckets[i - 1].Value));
        writer.Fixed64(2, start);
        writer.Fixed64(3, time);
        writer.Fixed64(4, (ulong)lines[^1].Value);
        writer.Double(5, lines[^2].Value);
        writer.Packed(6, counts);
        writer.Packed(7, [.. lines[0].Series.Metric.Buckets.Select(BitConverter.DoubleToUInt64Bits)]);
        Attributes(writer, 9, lines[0].Series);
    }

    public static void Attribute(ProtoWriter writer, int field, string name, string value)
    {
        var pair = writer.Begin(field);
        writer.Text(1, name);
        var any = writer.Begin(2);
        writer.Text(1, value);
        writer.End(any);
        writer.End(pair);
    }

    // A label that is empty is a label that is not there.
    private static void Attributes(ProtoWriter writer, int field, Series series)
    {
        for (var i = 0; i < series.LabelValues.Length; i++)
        {
            if (series.LabelValues[i].Length > 0)
                Attribute(writer, field, series.Metric.Labels[i], series.LabelValues[i]);
        }
    }
}
