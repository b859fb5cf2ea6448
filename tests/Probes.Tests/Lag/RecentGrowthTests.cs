using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class RecentGrowthTests
{
    private readonly RecentGrowth _growth = new();

    [Fact]
    public void One_observation_is_no_rate()
    {
        Assert.Null(_growth.PerSecond);
        Observe(0, 1_000_000);
        Assert.Null(_growth.PerSecond);
        Observe(0, 1_000_000);
        Assert.Null(_growth.PerSecond);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(240)]
    public void A_steady_growth_is_its_rate_at_any_pace(int seconds)
    {
        for (var now = 0; now <= 1000; now += seconds)
            Observe(now, 30L * now);
        Assert.Equal(30, _growth.PerSecond);
    }

    [Fact]
    public void What_happened_more_than_a_minute_ago_is_forgotten()
    {
        Observe(0, 0);
        Observe(15, 1500);
        for (var now = 30; now <= 60; now += 15)
            Observe(now, 1500);
        Assert.Equal(25, _growth.PerSecond);
        Observe(75, 1500);
        Assert.Equal(0, _growth.PerSecond);
    }

    [Fact]
    public void What_falls_begins_anew()
    {
        Observe(0, 5000);
        Observe(15, 5150);
        Observe(30, 10);
        Assert.Null(_growth.PerSecond);
        Observe(45, 40);
        Assert.Equal(2, _growth.PerSecond);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-1)]
    public void What_was_seen_too_long_ago_or_in_the_future_tells_nothing(int later)
    {
        Observe(1000, 0);
        Observe(1000 + later, 600);
        Assert.Null(_growth.PerSecond);
    }

    private void Observe(int seconds, long value) => _growth.Observe(seconds * 1000L, value);
}
