using Probes.Metrics;

namespace BrokerExporter.Tests.Testing;

/// <summary>Families of a few samples.</summary>
internal static class Samples
{
    public static Family Of(Metric metric, long value, params string[] labels) => Of(sink => sink.Add(metric, value, labels))[0];

    public static Family Of(Metric metric, double value, params string[] labels) => Of(sink => sink.Add(metric, value, labels))[0];

    public static IReadOnlyList<Family> Of(Action<SampleSink> add)
    {
        var sink = new SampleSink(new SeriesCache());
        add(sink);
        return sink.Freeze();
    }

    /// <summary>As lines without HELP and TYPE, for comparing.</summary>
    public static string[] Lines(this IEnumerable<Family> families) =>
    [
        .. families.SelectMany(family => family.Samples)
            .Select(sample => sample.Series.ToString() + (sample.IsInteger ? $"{sample.WholeValue}" : $"{sample.Value}")),
    ];
}
