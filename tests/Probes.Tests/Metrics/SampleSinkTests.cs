using System.Text;
using Probes.Metrics;

namespace Probes.Tests.Metrics;

public sealed class SampleSinkTests
{
    private static readonly Metric Gauge = Metric.Gauge("g", "Help.", "a");
    private static readonly Metric Other = Metric.Gauge("o", "Help.", "a", "b");
    private static readonly Metric Distribution = Metric.Histogram("h_seconds", "Help.", [0.1, 1, 10], "a");

    [Fact]
    public void Samples_keep_their_order_and_their_type()
    {
        var sink = new SampleSink(new SeriesCache());
        sink.Add(Gauge, long.MaxValue, "1");
        sink.Add(Other, 0.5, "x", "y");
        sink.Add(Gauge, 1.5, "2");
        sink.Add(Gauge, true, "3");
        var families = sink.Freeze();
        Assert.Equal([Gauge, Other], families.Select(family => family.Metric));
        var samples = families[0].Samples;
        Assert.Equal(["g{a=\"1\"} ", "g{a=\"2\"} ", "g{a=\"3\"} "], samples.Select(Line));
        Assert.True(samples[0].IsInteger);
        Assert.Equal(long.MaxValue, samples[0].WholeValue);
        Assert.False(samples[1].IsInteger);
        Assert.Equal(1.5, samples[1].Value);
        Assert.Equal(1, samples[2].Value);
    }

    [Fact]
    public void A_wrong_number_of_labels_is_a_mistake_of_the_collectors()
    {
        var sink = new SampleSink(new SeriesCache());
        Assert.Throws<ArgumentException>(() => sink.Add(Gauge, 1L));
        Assert.Throws<ArgumentException>(() => sink.Add(Gauge, 1L, "1", "2"));
        Assert.Throws<ArgumentException>(() => sink.Add(Distribution, [1L, 2L], 0, "1"));
        Assert.Empty(sink.Freeze());
    }

    [Fact]
    public void A_series_that_comes_twice_is_left_out_and_counted()
    {
        var sink = new SampleSink(new SeriesCache());
        sink.Add(Gauge, 1L, "1");
        sink.Add(Gauge, 2L, "1");
        sink.Add(Distribution, [1L, 0, 0, 0], 1, "1");
        sink.Add(Distribution, [2L, 0, 0, 0], 2, "1");
        Assert.Equal(2, sink.Duplicates);
        var families = sink.Freeze();
        Assert.Equal(1, Assert.Single(families[0].Samples).Value);
        Assert.Equal(6, families[1].Samples.Count);
    }

    [Fact]
    public void A_distribution_is_cumulative_and_ends_in_its_count()
    {
        var sink = new SampleSink(new SeriesCache());
        sink.Add(Distribution, [1L, 2, 0, 4], 12.5, "x");
        Assert.Equal(
            [
                "h_seconds_bucket{a=\"x\",le=\"0.1\"} 1", "h_seconds_bucket{a=\"x\",le=\"1.0\"} 3", "h_seconds_bucket{a=\"x\",le=\"10.0\"} 3",
                "h_seconds_bucket{a=\"x\",le=\"+Inf\"} 7", "h_seconds_sum{a=\"x\"} 12.5", "h_seconds_count{a=\"x\"} 7",
            ],
            sink.Freeze()[0].Samples.Select(sample => Line(sample) + sample.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_observation_on_a_bound_belongs_below_it()
    {
        var histogram = new Histogram(Distribution);
        foreach (var value in new[] { 0, 0.1, 0.1000001, 1, 10, 10.5, -1 })
            histogram.Observe(value);
        var sink = new SampleSink(new SeriesCache());
        sink.Add(histogram, "x");
        var samples = sink.Freeze()[0].Samples;
        Assert.Equal([3.0, 5, 6, 7], samples.Take(4).Select(sample => sample.Value));
        Assert.Equal(20.7000001, samples[4].Value, 9);
        Assert.Equal(7, samples[5].Value);
    }

    [Fact]
    public void What_was_added_later_does_not_change_a_frozen_collection()
    {
        var cache = new SeriesCache();
        var histogram = new Histogram(Distribution);
        histogram.Observe(1);
        var first = new SampleSink(cache);
        first.Add(histogram, "x");
        var families = first.Freeze();
        histogram.Observe(1);
        var second = new SampleSink(cache);
        second.Add(histogram, "x");
        Assert.Equal(2, second.Freeze()[0].Samples[^1].Value);
        Assert.Equal(1, families[0].Samples[^1].Value);
    }

    [Fact]
    public void A_series_is_encoded_once_and_forgotten_with_the_first_collection_that_has_it_not()
    {
        var cache = new SeriesCache();
        var first = Collect(cache, "1", "2");
        var second = Collect(cache, "2", "1");
        Assert.Same(first["1"], second["1"]);
        Assert.Same(first["2"], second["2"]);
        Collect(cache, "1");
        var fourth = Collect(cache, "1", "2");
        Assert.Same(first["1"], fourth["1"]);
        Assert.NotSame(first["2"], fourth["2"]);
    }

    [Fact]
    public void Label_values_that_only_together_look_alike_are_different_series()
    {
        var sink = new SampleSink(new SeriesCache());
        sink.Add(Other, 1L, "ab", "c");
        sink.Add(Other, 1L, "a", "bc");
        sink.Add(Other, 1L, "", "abc");
        Assert.Equal(0, sink.Duplicates);
    }

    private static Dictionary<string, Series> Collect(SeriesCache cache, params string[] values)
    {
        var sink = new SampleSink(cache);
        foreach (var value in values)
            sink.Add(Gauge, 1L, value);
        return sink.Freeze()[0].Samples.ToDictionary(sample => sample.Series.LabelValues[0], sample => sample.Series);
    }

    private static string Line(Sample sample) => sample.Series.ToString();
}
