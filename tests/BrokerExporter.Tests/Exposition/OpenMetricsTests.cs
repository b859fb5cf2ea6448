using System.Text;
using BrokerExporter.Exposition;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Exposition;

public sealed class OpenMetricsTests
{
    private static readonly Metric _depth = Metric.Gauge("queue_depth", "Messages in the queue.", "cluster", "queue");
    private static readonly Metric _sent = Metric.Counter("sent_bytes_total", "A \\ and\na \"quote\".", "cluster");
    private static readonly Metric _time = Metric.Histogram("answer_seconds", "Time to answer.", [0.1, 1, 1e6], "cluster");
    private static readonly Metric _share = Metric.Gauge("used_ratio", "Used of what there is.");
    private static readonly Metric _build = Metric.Gauge("build_info", "What it is.", "version");
    private static readonly Metric _odd = Metric.Counter("requests", "A counter that does not say so.");
    private static readonly Metric[] _catalogue = [_depth, _sent, _time, _share, _build, _odd];

    [Fact]
    public void The_whole_page_is_as_written_here()
    {
        var histogram = new Histogram(_time);
        histogram.Observe(0.05);
        histogram.Observe(7e6);
        var target = Samples.Of(sink =>
        {
            sink.Add(_build, 1L, "1.0");
            sink.Add(_share, 0.5);
            sink.Add(histogram, "a");
            sink.Add(_sent, long.MaxValue, "a");
            sink.Add(_depth, double.PositiveInfinity, "a", "with \"quotes\", \\ and\nlines: ü");
            sink.Add(_odd, 3L);
        });

        Assert.Equal(
            """
            # TYPE queue_depth gauge
            # HELP queue_depth Messages in the queue.
            queue_depth{cluster="a",queue="with \"quotes\", \\ and\nlines: ü"} +Inf
            # TYPE sent_bytes counter
            # UNIT sent_bytes bytes
            # HELP sent_bytes A \\ and\na \"quote\".
            sent_bytes_total{cluster="a"} 9223372036854775807
            # TYPE answer_seconds histogram
            # UNIT answer_seconds seconds
            # HELP answer_seconds Time to answer.
            answer_seconds_bucket{cluster="a",le="0.1"} 1
            answer_seconds_bucket{cluster="a",le="1.0"} 1
            answer_seconds_bucket{cluster="a",le="1e+06"} 1
            answer_seconds_bucket{cluster="a",le="+Inf"} 2
            answer_seconds_sum{cluster="a"} 7000000.05
            answer_seconds_count{cluster="a"} 2
            # TYPE used_ratio gauge
            # UNIT used_ratio ratio
            # HELP used_ratio Used of what there is.
            used_ratio 0.5
            # TYPE build_info gauge
            # HELP build_info What it is.
            build_info{version="1.0"} 1
            # TYPE requests unknown
            # HELP requests A counter that does not say so.
            requests 3
            # EOF

            """, Write(_catalogue, out _, target));
    }

    [Fact]
    public void An_empty_page_has_its_end() => Assert.Equal("# EOF\n", Write(_catalogue, out _));

    [Fact]
    public void Any_page_equals_that_of_the_plain_writer()
    {
        foreach (var targets in PlainPage.Random(300))
        {
            Assert.Equal(PlainPage.OpenMetrics(targets, out var expected), Write(PlainPage.Catalogue, out var duplicates, targets));
            Assert.Equal(expected, duplicates);
        }
    }

    private static string Write(Metric[] catalogue, out int duplicates, params IReadOnlyList<Family>[] targets)
    {
        using var buffer = new ExpositionBuffer(new PagePieces());
        duplicates = PageFormat.OpenMetrics(catalogue).Write(new FamilyOrder(catalogue).Merge(targets), buffer);
        return Encoding.UTF8.GetString([.. buffer.Written.SelectMany(piece => piece.ToArray())]);
    }
}
