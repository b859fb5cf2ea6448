using System.Collections.Immutable;
using System.Globalization;
using Probes.Metrics;

namespace Probes.Tests.Metrics;

public sealed class SeriesBudgetTests
{
    [Fact]
    public void Within_the_limit_nothing_is_touched()
    {
        var families = Families([3, 4, 5]);
        Assert.Equal(families, new SeriesBudget(12).Apply(families, out var dropped));
        Assert.Empty(dropped);
    }

    [Fact]
    public void The_widest_give_way_first_and_all_to_the_same_height()
    {
        var kept = new SeriesBudget(20).Apply(Families([2, 100, 5, 50, 1]), out var dropped);
        Assert.Equal([2, 6, 5, 6, 1], kept.Select(family => family.Samples.Count));
        Assert.Equal([94, 44], dropped.Select(entry => entry.Value));
    }

    [Fact]
    public void What_lags_most_survives_in_the_order_it_had()
    {
        var metric = Metric.Gauge("lag", "Help.", "a").KeepingLargest();
        var kept = new SeriesBudget(3).Apply([Family(metric, [5, double.NaN, 1, 9, 9, 7, double.NegativeInfinity])], out _);
        Assert.Equal([9, 9, 7], kept[0].Samples.Select(sample => sample.Value));
    }

    [Fact]
    public void Otherwise_the_first_survive()
    {
        var kept = new SeriesBudget(2).Apply([Family(Metric.Gauge("g", "Help.", "a"), [1, 2, 3])], out _);
        Assert.Equal([1, 2], kept[0].Samples.Select(sample => sample.Value));
    }

    [Fact]
    public void A_histogram_is_never_cut()
    {
        var histogram = Family(Metric.Histogram("h", "Help.", [1], "a"), [1, 2, 3, 4, 5, 6, 7, 8]);
        var kept = new SeriesBudget(10).Apply([histogram, .. Families([8])], out var dropped);
        Assert.Equal(8, kept[0].Samples.Count);
        Assert.Equal(2, kept[1].Samples.Count);
        Assert.Equal(kept[1].Metric, Assert.Single(dropped).Key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void The_limit_holds_and_no_series_is_given_away_without_need(int limit)
    {
        var random = new Random(limit);
        for (var round = 0; round < 200; round++)
        {
            var widths = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(0, 500)).ToArray();
            var kept = new SeriesBudget(limit).Apply(Families(widths), out var dropped);
            var counts = kept.Select(family => family.Samples.Count).ToArray();
            Assert.Equal(widths.Length, counts.Length);
            Assert.True(counts.Sum() <= limit || counts.SequenceEqual(widths));
            Assert.Equal(widths.Sum() - counts.Sum(), dropped.Sum(entry => entry.Value));
            if (widths.Sum() <= limit)
                continue;
            var height = counts.Where((count, i) => count < widths[i]).Distinct().ToArray();
            Assert.Single(height);
            Assert.True(counts.Max() <= Math.Max(height[0], 0) || counts.All(count => count <= height[0]));
            // One more for every family that was cut would be too much.
            Assert.True(counts.Sum() + counts.Where((count, i) => count < widths[i]).Count() > limit);
        }
    }

    private static ImmutableArray<Family> Families(int[] widths) =>
        [.. widths.Select((width, i) => Family(Metric.Gauge($"m{i}", "Help.", "a"), Enumerable.Repeat(1.0, width)))];

    private static Family Family(Metric metric, IEnumerable<double> values) => new(
        metric, [.. values.Select((value, i) => new Sample(new Series(metric, [i.ToString(CultureInfo.InvariantCulture)]), value))]);
}
