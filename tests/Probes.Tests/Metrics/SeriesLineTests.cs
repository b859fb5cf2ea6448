using System.Text;
using Probes.Metrics;

namespace Probes.Tests.Metrics;

public sealed class SeriesLineTests
{
    private static readonly Metric Plain = Metric.Gauge("plain", "Help.");
    private static readonly Metric Labelled = Metric.Gauge("labelled", "Help.", "a", "b");

    [Fact]
    public void Without_labels_there_are_no_braces() => Assert.Equal("plain ", Text(Plain));

    [Fact]
    public void Labels_stand_in_the_order_of_the_metric() => Assert.Equal("labelled{a=\"1\",b=\"2\"} ", Text(Labelled, "1", "2"));

    [Fact]
    public void An_empty_value_is_the_same_as_no_label()
    {
        Assert.Equal("labelled{b=\"2\"} ", Text(Labelled, "", "2"));
        Assert.Equal("labelled ", Text(Labelled, "", ""));
    }

    [Theory]
    [InlineData("C:\\x", "C:\\\\x")]
    [InlineData("say \"hi\"", "say \\\"hi\\\"")]
    [InlineData("two\nlines", "two\\nlines")]
    [InlineData("\r\t\0{},=", "\r\t\0{},=")]
    [InlineData("%RETRY%CG_ORDER", "%RETRY%CG_ORDER")]
    [InlineData("中文 ünï 🚀", "中文 ünï 🚀")]
    public void Values_are_escaped(string value, string expected) =>
        Assert.Equal($"labelled{{a=\"{expected}\"}} ", Text(Labelled, value, ""));

    // No attribute can hold half a character.
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("labelled{a=\"\ufffd\"} ", Text(Labelled, "\ud83d", ""));

    [Fact]
    public void A_bucket_carries_its_bound_behind_the_labels()
    {
        Assert.Equal("{a=\"1\",le=\"0.5\"} ", Encoding.UTF8.GetString(LabelText.Encode(Labelled.Labels, ["1", ""], "0.5")));
        Assert.Equal("{le=\"+Inf\"} ", Encoding.UTF8.GetString(LabelText.Encode(Plain.Labels, [], "+Inf")));
    }

    [Fact]
    public void Series_that_would_write_the_same_line_are_equal_to_the_comparer()
    {
        var one = new Series(Labelled, ["1", "\ud83d"]);
        var two = new Series(Labelled, ["1", "\udc00"]);
        Assert.Equal(one, two, SeriesLineComparer.Instance);
        Assert.Equal(SeriesLineComparer.Instance.GetHashCode(one), SeriesLineComparer.Instance.GetHashCode(two));
        Assert.NotEqual(one, new Series(Labelled, ["2", "1"]), SeriesLineComparer.Instance);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(0, "0.0")]
    [InlineData(1, "1.0")]
    [InlineData(10, "10.0")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0025, "0.0025")]
    [InlineData(0.1, "0.1")]
    [InlineData(2.5, "2.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(999999, "999999.0")]
    [InlineData(1e6, "1e+06")]
    [InlineData(1234567, "1.234567e+06")]
    [InlineData(1e23, "1e+23")]
    public void Bounds_are_written_as_OpenMetrics_wants_them(double bound, string expected) =>
        Assert.Equal(expected, CanonicalNumber.Format(bound));

    private static string Text(Metric metric, params string[] values) => new Series(metric, [.. values]).ToString();
}
