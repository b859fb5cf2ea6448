using BrokerExporter.Tests.Status;
using BrokerExporter.Tests.Testing;
using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Tests.Trends;

public sealed class GroupTrendsTests
{
    private readonly GroupTrends _trends = new();
    private DateTimeOffset _now = Groups.Start;

    [Fact]
    public void Rates_are_what_was_counted_over_the_time_it_took()
    {
        Take(0, lag: 100, consumed: 1000, published: 1100);
        Take(60, lag: 40, consumed: 1120, published: 1160);
        var rates = _trends.Rates();
        Assert.Equal((-1.0, 2.0, 1.0), (rates.Lag.Of(Groups.Key()), rates.Consumed.Of(Groups.Key()), rates.Published.Of(Groups.Key().OfTopic)));
    }

    [Fact]
    public void One_collection_gives_no_rate()
    {
        Take(0, lag: 1);
        Assert.Null(_trends.Rates().Lag.Of(Groups.Key()));
    }

    [Fact]
    public void A_counter_that_fell_gives_no_rate()
    {
        Take(0, lag: 5, consumed: 1000);
        Take(60, lag: 5, consumed: 3);
        Assert.Null(_trends.Rates().Consumed.Of(Groups.Key()));
        Assert.Equal(0, _trends.Rates().Lag.Of(Groups.Key()));
    }

    [Fact]
    public void Collections_that_follow_each_other_closely_give_the_rate_of_the_last_minute()
    {
        for (var second = 0; second <= 300; second++)
            Take(second == 0 ? 0 : 1, lag: 0, consumed: second * 10);
        Assert.Equal(10, _trends.Rates().Consumed.Of(Groups.Key()));
    }

    [Fact]
    public void Collections_five_minutes_apart_give_the_rate_of_five_minutes()
    {
        Take(0, lag: 0, consumed: 0);
        Take(300, lag: 0, consumed: 300);
        Take(300, lag: 0, consumed: 900);
        Assert.Equal(2, _trends.Rates().Consumed.Of(Groups.Key()));
    }

    [Fact]
    public void A_target_that_was_down_leaves_a_gap_and_no_zero()
    {
        Take(0, lag: 7);
        _now += TimeSpan.FromSeconds(30);
        _trends.Take(_now, Samples.Of(sink => sink.Add(MessagingMetrics.Up, false, "rocketmq", "shop")));
        Take(30, lag: 9);
        Assert.Equal([7f, 9f], _trends.LagOf(Groups.Key(), _now).Select(point => point.Value));
        Assert.Equal(2, _trends.LagOf(Groups.Key(), _now) is [var first, var last] ? last.Slot - first.Slot : 0);
    }

    [Fact]
    public void A_deleted_group_is_forgotten_after_an_hour()
    {
        Take(0, lag: 7);
        _now += TimeSpan.FromHours(1);
        _trends.Take(_now, Groups.Collected(1, group: "other"));
        Assert.Empty(_trends.LagOf(Groups.Key(), _now));
    }

    [Fact]
    public void Of_more_groups_than_it_may_keep_it_keeps_those_that_lag_most()
    {
        Take(0, lag: 5);
        _now += TimeSpan.FromMinutes(1);
        _trends.Take(_now, Samples.Of(sink =>
        {
            for (var i = 0; i < GroupTrends.MostGroups + 10; i++)
                sink.Add(MessagingMetrics.GroupLagMessages, (long)i, "rocketmq", "c", $"g{i}", "orders");
        }));
        Assert.Empty(_trends.LagOf(Groups.Key(), _now));
        Assert.Empty(_trends.LagOf(Groups.Key("g9"), _now));
        Assert.NotEmpty(_trends.LagOf(Groups.Key("g10"), _now));
    }

    [Fact]
    public void A_clock_that_is_put_back_gives_no_rate_over_a_negative_time()
    {
        Take(0, lag: 100);
        Take(-600, lag: 50);
        Assert.Null(_trends.Rates().Lag.Of(Groups.Key()));
    }

    private void Take(int secondsLater, long lag, long consumed = 0, long published = 0)
    {
        _now += TimeSpan.FromSeconds(secondsLater);
        _trends.Take(_now, Groups.Collected(lag, consumed, published));
    }
}
