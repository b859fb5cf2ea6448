using Probes.Metrics;
using Probes.RocketMq;

namespace Probes.Tests.Metrics;

public sealed class CatalogueTests
{
    [Fact]
    public void It_keeps_the_order_of_declaration()
    {
        Metric[] metrics = [Metric.Gauge("b", "Help."), Metric.Counter("a_total", "Help."), Metric.Histogram("c", "Help.", [1])];
        Assert.Equal(metrics, new Catalogue(metrics));
    }

    public static TheoryData<string> Clashes => ["a", "c", "c_total", "h", "h_bucket", "h_sum", "h_count"];

    [Theory]
    [MemberData(nameof(Clashes))]
    public void A_name_that_two_metrics_would_write_is_refused(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => new Catalogue(
            Metric.Gauge("a", "Help."), Metric.Counter("c_total", "Help."), Metric.Histogram("h", "Help.", [1]), Metric.Gauge(name, "Help.")));
        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shared_vocabulary_and_RocketMQs_own_go_together() =>
        Assert.Equal(MessagingMetrics.All.Count + RocketMqMetrics.All.Count, new Catalogue([.. MessagingMetrics.All, .. RocketMqMetrics.All]).Count);

    [Theory]
    [InlineData("x_seconds", "seconds")]
    [InlineData("x_bytes", "bytes")]
    [InlineData("x_ratio", "ratio")]
    [InlineData("x_seconds_count", "")]
    [InlineData("seconds", "seconds")]
    [InlineData("messages", "")]
    public void The_unit_is_what_a_name_ends_in(string name, string unit)
    {
        Assert.Equal(unit, Metric.Gauge(name, "Help.").Unit);
        Assert.Equal(unit, Metric.Counter(name + "_total", "Help.").Unit);
    }

    [Fact]
    public void Saying_more_of_a_metric_loses_nothing()
    {
        var metric = Metric.Histogram("h", "Help.", [1, 2], "a").KeepingLargest().From("X (1)").KeepingLargest();
        Assert.Equal(("h", MetricType.Histogram, "Help.", "X (1)", true), (metric.Name, metric.Type, metric.Help, metric.Origin, metric.KeepLargest));
        Assert.Equal([1.0, 2], metric.Buckets);
        Assert.Equal(["a"], metric.Labels);
        Assert.True(Metric.Gauge("g", "Help.").KeepingLargest().From("X").KeepLargest);
    }
}
