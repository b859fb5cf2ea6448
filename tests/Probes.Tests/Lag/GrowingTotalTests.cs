using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class GrowingTotalTests
{
    [Fact]
    public void The_first_observation_counts_whole_and_later_ones_by_their_growth()
    {
        var total = new GrowingTotal();
        total.Observe("a", 100, countWhole: true);
        total.Observe("b", 50, countWhole: true);
        Assert.Equal(150, total.Total);
        total.Observe("a", 110, countWhole: true);
        Assert.Equal(160, total.Total);
    }

    [Fact]
    public void A_broker_that_was_away_adds_what_it_gained_meanwhile()
    {
        var total = new GrowingTotal();
        total.Observe("a", 100, true);
        total.Observe("b", 1_000, true);
        total.Observe("a", 101, true);
        total.Observe("a", 102, true);
        total.Observe("b", 1_005, false);
        Assert.Equal(1_107, total.Total);
    }

    [Fact]
    public void A_broker_that_was_never_seen_adds_nothing_until_it_grows()
    {
        var total = new GrowingTotal();
        total.Observe("a", 100, true);
        total.Observe("b", 1_000_000_000, countWhole: false);
        Assert.Equal(100, total.Total);
        total.Observe("b", 1_000_000_007, countWhole: false);
        Assert.Equal(107, total.Total);
    }

    [Fact]
    public void A_lower_offset_after_a_restart_adds_nothing_and_what_follows_does()
    {
        var total = new GrowingTotal();
        total.Observe("a", 100, true);
        total.Observe("a", 10, true);
        Assert.Equal(100, total.Total);
        total.Observe("a", 13, true);
        Assert.Equal(103, total.Total);
    }

    [Fact]
    public void A_negative_sum_adds_nothing()
    {
        var total = new GrowingTotal();
        total.Observe("a", -7, true);
        Assert.Equal(0, total.Total);
    }

    [Fact]
    public void It_never_falls()
    {
        var random = new Random(7);
        var total = new GrowingTotal();
        var last = 0L;
        for (var i = 0; i < 10_000; i++)
        {
            total.Observe("abcde"[random.Next(5)].ToString(), random.NextInt64(-1_000, 1_000_000), random.Next(2) == 0);
            Assert.True(total.Total >= last);
            last = total.Total;
        }
    }
}
