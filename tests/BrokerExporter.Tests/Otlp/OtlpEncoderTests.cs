using System.Collections.Immutable;
using BrokerExporter.Exposition;
using BrokerExporter.Otlp;
using BrokerExporter.Tests.Otlp.Proto;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;
using Metric = Probes.Metrics.Metric;

namespace BrokerExporter.Tests.Otlp;

/// <summary>Read with classes that were made of OpenTelemetry's definitions by another's hand.</summary>
public sealed class OtlpEncoderTests
{
    private static readonly Metric _depth = Metric.Gauge("depth_bytes", "How deep.", "queue", "account");
    private static readonly Metric _share = Metric.Gauge("share", "A share.");
    private static readonly Metric _sent = Metric.Counter("sent_total", "What was sent.", "queue");
    private static readonly Metric _time = Metric.Histogram("time_seconds", "How long.", [0.1, 1, 10], "queue");
    private static readonly DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly ulong _nanoseconds = (ulong)_now.ToUnixTimeSeconds() * 1_000_000_000;

    private readonly OtlpEncoder _encoder = new(
        ImmutableSortedDictionary<string, string>.Empty.Add("service.name", "x").Add("env", "prod"), "1.2.3");

    [Fact]
    public void It_says_who_speaks()
    {
        var resource = Assert.Single(Encode(_now, sink => sink.Add(_share, 1L)).ResourceMetrics);
        Assert.Equal("env=prod,service.name=x", resource.Resource.Attributes.Text());
        Assert.Equal(("broker-exporter", "1.2.3"), (resource.ScopeMetrics[0].Scope.Name, resource.ScopeMetrics[0].Scope.Version));
    }

    [Fact]
    public void A_gauge_has_its_name_help_unit_labels_and_exact_value()
    {
        var metric = Encode(_now, sink =>
        {
            sink.Add(_depth, long.MaxValue - 1, "q\"1\n", "");
            sink.Add(_depth, 0.25, "q2", "a");
            sink.Add(_depth, -3L, "q3", "ü\U0001F600");
        }).Metric("depth_bytes");
        Assert.Equal(("How deep.", "By"), (metric.Description, metric.Unit));
        var points = metric.Gauge.DataPoints;
        Assert.Equal([long.MaxValue - 1, 0, -3], points.Select(point => point.AsInt));
        Assert.Equal(0.25, points[1].AsDouble);
        Assert.Equal(["queue=q\"1\n", "queue=q2,account=a", "queue=q3,account=ü\U0001F600"], points.Select(point => point.Attributes.Text()));
        Assert.All(points, point => Assert.Equal((0UL, _nanoseconds), (point.StartTimeUnixNano, point.TimeUnixNano)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0d)]
    public void A_number_arrives_as_it_is(double value)
    {
        var metric = Encode(_now, sink => sink.Add(_share, value)).Metric("share");
        Assert.Equal(value, Assert.Single(metric.Gauge.DataPoints).AsDouble);
        Assert.Equal(NumberDataPoint.ValueOneofCase.AsDouble, metric.Gauge.DataPoints[0].ValueCase);
        Assert.Equal("", metric.Unit);
    }

    [Fact]
    public void A_counter_is_a_cumulative_sum_that_only_grows()
    {
        var metric = Encode(_now, sink => sink.Add(_sent, 7L, "q")).Metric("sent_total");
        Assert.True(metric.Sum.IsMonotonic);
        Assert.Equal(AggregationTemporality.Cumulative, metric.Sum.AggregationTemporality);
        Assert.Equal(7, Assert.Single(metric.Sum.DataPoints).AsInt);
    }

    [Fact]
    public void A_counter_counts_since_it_was_first_seen_or_fell()
    {
        Assert.Equal(_nanoseconds, StartOf(7, 0));
        Assert.Equal(_nanoseconds, StartOf(9, 60));
        // It began anew at some time after the second push.
        Assert.Equal(_nanoseconds + 60_000_000_000, StartOf(2, 120));
        Assert.Equal(_nanoseconds + 60_000_000_000, StartOf(5, 180));
        Encode(_now.AddSeconds(240), sink => sink.Add(_share, 1L));
        Assert.Equal(_nanoseconds + 300_000_000_000, StartOf(6, 300));
    }

    [Fact]
    public void A_histogram_has_counts_for_each_bucket_and_bounds()
    {
        var histogram = new Probes.Metrics.Histogram(_time);
        foreach (var seconds in (double[])[0.05, 0.1, 0.5, 5, 5, 50])
            histogram.Observe(seconds);
        var metric = Encode(_now, sink =>
        {
            sink.Add(histogram, "a");
            sink.Add(_time, [0, 0, 0, 0], 0, "b");
        }).Metric("time_seconds");
        Assert.Equal((AggregationTemporality.Cumulative, "s"), (metric.Histogram.AggregationTemporality, metric.Unit));
        var points = metric.Histogram.DataPoints;
        Assert.Equal([2UL, 1, 2, 1], points[0].BucketCounts);
        Assert.Equal([0.1, 1, 10], points[0].ExplicitBounds);
        Assert.Equal((6UL, 60.65, "queue=a"), (points[0].Count, points[0].Sum, points[0].Attributes.Text()));
        Assert.Equal((0UL, 0d, "queue=b", true), (points[1].Count, points[1].Sum, points[1].Attributes.Text(), points[1].HasSum));
        Assert.Equal(_nanoseconds, points[0].StartTimeUnixNano);
    }

    [Fact]
    public void Of_two_targets_with_the_same_series_one_is_taken()
    {
        var (one, other) = (Samples.Of(_share, 1), Samples.Of(_share, 2));
        var request = Assert.Single(_encoder.Encode(new FamilyOrder([_share]).Merge([[one], [other]]), _now));
        Assert.Equal(1, Assert.Single(ExportMetricsServiceRequest.Parser.ParseFrom(request).Metric("share").Gauge.DataPoints).AsInt);
    }

    [Fact]
    public void A_large_page_becomes_several_requests_without_loss()
    {
        var families = Samples.Of(sink =>
        {
            for (var i = 0; i < 60_000; i++)
                sink.Add(_depth, (long)i, $"a queue with quite a long name, number {i}", "and an account with one as well");
        });
        var requests = _encoder.Encode(new FamilyOrder([_depth]).Merge([families]), _now);
        Assert.InRange(requests.Count, 2, 10);
        Assert.All(requests, request => Assert.InRange(request.Length, 1, 5 * 1024 * 1024));
        Assert.Equal(
            Enumerable.Range(0, 60_000).Select(i => (long)i),
            requests.SelectMany(request => ExportMetricsServiceRequest.Parser.ParseFrom(request).Metric("depth_bytes").Gauge.DataPoints).Select(point => point.AsInt));
    }

    [Fact]
    public void Nothing_is_no_request() => Assert.Empty(_encoder.Encode([], _now));

    private ulong StartOf(long value, int second) =>
        Encode(_now.AddSeconds(second), sink => sink.Add(_sent, value, "q")).Metric("sent_total").Sum.DataPoints[0].StartTimeUnixNano;

    private ExportMetricsServiceRequest Encode(DateTimeOffset now, Action<SampleSink> add) => ExportMetricsServiceRequest.Parser.ParseFrom(
        Assert.Single(_encoder.Encode(new FamilyOrder([_depth, _share, _sent, _time]).Merge([Samples.Of(add)]), now)));
}
