using System.Text;
using BrokerExporter.Exposition;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Exposition;

public sealed class TextFormatTests
{
    private static readonly Metric _depth = Metric.Gauge("queue_depth", "Messages in the queue.", "cluster", "queue");
    private static readonly Metric _sent = Metric.Counter("sent_messages_total", "A \\ and\na \"quote\".", "cluster");
    private static readonly Metric _time = Metric.Histogram("answer_seconds", "Time to answer.", [0.1, 2.5, 1e6], "cluster");
    private static readonly Metric _plain = Metric.Gauge("plain", "No labels.");
    private static readonly Metric[] _catalogue = [_depth, _sent, _time, _plain];

    [Fact]
    public void The_whole_page_is_as_written_here()
    {
        var histogram = new Histogram(_time);
        histogram.Observe(0.05);
        histogram.Observe(2.5);
        histogram.Observe(7e6);
        var target = Samples.Of(sink =>
        {
            sink.Add(_plain, double.NaN);
            sink.Add(histogram, "a");
            sink.Add(_sent, long.MaxValue, "a");
            sink.Add(_depth, 3L, "a", "one");
            sink.Add(_depth, 0.25, "a", "with \"quotes\", \\ and\nlines: ü");
        });

        Assert.Equal(
            """
            # HELP queue_depth Messages in the queue.
            # TYPE queue_depth gauge
            queue_depth{cluster="a",queue="one"} 3
            queue_depth{cluster="a",queue="with \"quotes\", \\ and\nlines: ü"} 0.25
            # HELP sent_messages_total A \\ and\na "quote".
            # TYPE sent_messages_total counter
            sent_messages_total{cluster="a"} 9223372036854775807
            # HELP answer_seconds Time to answer.
            # TYPE answer_seconds histogram
            answer_seconds_bucket{cluster="a",le="0.1"} 1
            answer_seconds_bucket{cluster="a",le="2.5"} 2
            answer_seconds_bucket{cluster="a",le="1e+06"} 2
            answer_seconds_bucket{cluster="a",le="+Inf"} 3
            answer_seconds_sum{cluster="a"} 7000002.55
            answer_seconds_count{cluster="a"} 3
            # HELP plain No labels.
            # TYPE plain gauge
            plain NaN

            """, Write(out _, target));
    }

    [Fact]
    public void Families_of_several_targets_are_merged_under_one_header_in_the_order_of_the_targets()
    {
        var first = Samples.Of(sink =>
        {
            sink.Add(_sent, 1L, "a");
            sink.Add(_depth, 1L, "a", "q");
        });
        var second = Samples.Of(sink =>
        {
            sink.Add(_depth, 2L, "b", "q");
            sink.Add(_sent, 2L, "b");
        });

        Assert.Equal(
            """
            # HELP queue_depth Messages in the queue.
            # TYPE queue_depth gauge
            queue_depth{cluster="a",queue="q"} 1
            queue_depth{cluster="b",queue="q"} 2
            # HELP sent_messages_total A \\ and\na "quote".
            # TYPE sent_messages_total counter
            sent_messages_total{cluster="a"} 1
            sent_messages_total{cluster="b"} 2

            """, Write(out var duplicates, first, second));
        Assert.Equal(0, duplicates);
    }

    [Fact]
    public void A_series_that_two_targets_have_is_written_once_with_the_first_value_and_counted()
    {
        var page = Write(
            out var duplicates,
            [Samples.Of(_depth, 1L, "a", "q")],
            Samples.Of(sink =>
            {
                sink.Add(_depth, 2L, "a", "q");
                sink.Add(_depth, 3L, "a", "r");
            }));

        Assert.Equal(1, duplicates);
        Assert.EndsWith(
            """
            queue_depth{cluster="a",queue="q"} 1
            queue_depth{cluster="a",queue="r"} 3

            """, page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_deep_in_two_parts_is_found_although_their_first_lines_differ()
    {
        var first = Samples.Of(sink =>
        {
            sink.Add(_depth, 1L, "a", "q");
            sink.Add(_depth, 2L, "b", "q");
        });
        var page = Write(out var duplicates, first, [Samples.Of(_depth, 3L, "b", "q")]);
        Assert.Equal(1, duplicates);
        Assert.EndsWith("queue_depth{cluster=\"a\",queue=\"q\"} 1\nqueue_depth{cluster=\"b\",queue=\"q\"} 2\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_without_labels_from_two_targets_is_written_once()
    {
        Write(out var duplicates, [Samples.Of(_plain, 1L)], [Samples.Of(_plain, 2L)]);
        Assert.Equal(1, duplicates);
    }

    [Fact]
    public void A_metric_that_the_catalogue_does_not_know_comes_last_with_its_header()
    {
        var unknown = Metric.Gauge("a_stranger", "Not declared.");
        Assert.Equal(
            "# HELP plain No labels.\n# TYPE plain gauge\nplain 1\n# HELP a_stranger Not declared.\n# TYPE a_stranger gauge\na_stranger 2\n",
            Write(out _, [Samples.Of(unknown, 2L), Samples.Of(_plain, 1L)]));
    }

    [Fact]
    public void Two_descriptors_of_one_name_share_one_header()
    {
        var page = Write(out _, [Samples.Of(_depth, 1L, "a", "q")], [Samples.Of(_depth.From("elsewhere"), 1L, "b", "q")]);
        Assert.Equal(2, page.Split("# ").Length - 1);
    }

    [Fact]
    public void A_family_without_samples_leaves_no_trace() => Assert.Equal("", Write(out _, [new Family(_depth, [])]));

    [Fact]
    public void No_targets_make_an_empty_page() => Assert.Equal("", Write(out _));

    [Fact]
    public void Any_page_equals_that_of_the_plain_writer()
    {
        foreach (var targets in PlainPage.Random(300))
        {
            Assert.Equal(PlainPage.Text(targets, out var expected), Write(out var duplicates, PlainPage.Catalogue, targets));
            Assert.Equal(expected, duplicates);
        }
    }

    private static string Write(out int duplicates, params IReadOnlyList<Family>[] targets) => Write(out duplicates, _catalogue, targets);

    private static string Write(out int duplicates, Metric[] catalogue, IReadOnlyList<Family>[] targets)
    {
        using var buffer = new ExpositionBuffer(new PagePieces());
        duplicates = PageFormat.Text(catalogue).Write(new FamilyOrder(catalogue).Merge(targets), buffer);
        return Encoding.UTF8.GetString([.. buffer.Written.SelectMany(piece => piece.ToArray())]);
    }
}
