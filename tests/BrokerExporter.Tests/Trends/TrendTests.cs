using BrokerExporter.Trends;

namespace BrokerExporter.Tests.Trends;

public sealed class TrendTests
{
    private readonly Trend _trend = new();

    [Fact]
    public void Of_several_values_in_half_a_minute_the_largest_is_kept()
    {
        _trend.Note(7, 3);
        _trend.Note(7, 9);
        _trend.Note(7, 5);
        Assert.Equal([new TrendPoint(7, 9)], _trend.PointsAt(7));
    }

    [Fact]
    public void It_never_has_more_than_an_hour()
    {
        for (var slot = 0; slot < 1000; slot++)
            _trend.Note(slot, slot);
        var points = _trend.PointsAt(999);
        Assert.Equal(Trend.Slots, points.Length);
        Assert.Equal(new TrendPoint(880, 880), points[0]);
    }

    [Fact]
    public void What_is_older_than_an_hour_is_not_shown_though_nothing_came_after_it()
    {
        _trend.Note(0, 1);
        _trend.Note(100, 2);
        Assert.Equal([new TrendPoint(100, 2)], _trend.PointsAt(120));
    }

    [Fact]
    public void A_clock_that_is_put_back_leaves_nothing_in_the_future()
    {
        _trend.Note(50, 1);
        _trend.Note(40, 2);
        Assert.Equal([new TrendPoint(40, 2)], _trend.PointsAt(50));
    }

    [Fact]
    public void A_slot_is_half_a_minute_long() =>
        Assert.Equal(1, Trend.SlotOf(DateTimeOffset.UnixEpoch.AddSeconds(59)) - Trend.SlotOf(DateTimeOffset.UnixEpoch.AddSeconds(29)));
}
