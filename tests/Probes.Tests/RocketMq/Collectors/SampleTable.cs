using Probes.Metrics;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>What was written to a sink: "metric label label …" and value.</summary>
internal sealed class SampleTable
{
    private readonly SeriesCache _series = new();

    public Dictionary<string, double> Of(Action<SampleSink> write)
    {
        var sink = new SampleSink(_series);
        write(sink);
        Assert.Equal(0, sink.Duplicates);
        return sink.Freeze().SelectMany(family => family.Samples)
            .ToDictionary(sample => string.Join(' ', sample.Series.LabelValues.Prepend(sample.Series.Metric.Name)), sample => sample.Value);
    }
}
