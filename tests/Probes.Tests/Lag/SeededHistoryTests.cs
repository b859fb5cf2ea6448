using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class SeededHistoryTests
{
    private const long Start = 1_700_000_000_000;

    [Fact]
    public void Between_two_points_dates_are_drawn_in_proportion()
    {
        var history = Observed(end: 101);
        history.Seed([Exact(0, Start), Exact(100, Start + 100_000)]);

        Assert.Equal(Start, history.TimeOf(0));
        Assert.Equal(Start + 50_000, history.TimeOf(50));
        Assert.Equal(Start + 100_000, history.TimeOf(100));
        Assert.True(history.IsDrawn(50));
        Assert.False(history.IsDrawn(0));
        Assert.False(history.IsDrawn(100));
    }

    [Fact]
    public void Nothing_is_said_of_what_is_older_than_the_first_point()
    {
        var history = Observed(end: 101);
        history.Seed([Exact(40, Start), Exact(100, Start + 1_000)]);

        Assert.Null(history.TimeOf(39));
        Assert.NotNull(history.TimeOf(40));
        Assert.False(history.IsDrawn(39));
    }

    [Fact]
    public void Between_the_last_point_and_what_was_observed_dates_are_drawn_too()
    {
        var history = Observed(end: 100);
        history.Observe(Start + 310_000, 110, 0);
        history.Seed([Exact(0, Start)]);

        Assert.Equal(Start + 150_500, history.TimeOf(50)!.Value, 1_000.0);
        Assert.True(history.IsDrawn(99));
        Assert.False(history.IsDrawn(105));
        Assert.True(history.TimeOf(99) <= history.TimeOf(100));
    }

    [Fact]
    public void What_was_observed_is_not_drawn_anew()
    {
        var history = Observed(end: 100);
        history.Observe(Start + 310_000, 110, 0);
        var before = history.TimeOf(105);
        history.Seed([Exact(0, Start), Exact(105, Start + 1)]);

        Assert.Equal(before, history.TimeOf(105));
    }

    [Fact]
    public void A_bound_is_no_date_of_its_own()
    {
        var history = Observed(end: 100);
        history.Seed([Exact(0, Start), new KnownPoint(98, Start + 5_000, IsExact: false), Exact(99, Start + 200_000)]);

        Assert.True(history.IsDrawn(98));
        Assert.InRange(history.TimeOf(98)!.Value, Start, Start + 5_000);
        Assert.InRange(history.TimeOf(97)!.Value, Start, Start + 5_000);
    }

    [Fact]
    public void Times_that_fall_or_lie_in_the_future_are_moved()
    {
        var history = Observed(end: 100);
        history.Seed([Exact(0, Start + 500_000_000), Exact(50, Start), Exact(99, Start + 900_000_000)]);

        var last = long.MinValue;
        for (var offset = 0; offset < 100; offset++)
        {
            var time = history.TimeOf(offset)!.Value;
            Assert.InRange(time, last, Start + 300_000);
            last = time;
        }
    }

    [Fact]
    public void Points_beyond_the_end_are_of_no_use()
    {
        var history = Observed(end: 10);
        history.Seed([Exact(10, Start), Exact(500, Start)]);
        Assert.Null(history.TimeOf(9));
        Assert.Null(history.TimeOf(10));
    }

    [Fact]
    public void Nothing_is_kept_before_the_first_observation()
    {
        var history = new OffsetHistory();
        history.Seed([Exact(0, Start), Exact(9, Start)]);
        Assert.Null(history.TimeOf(5));
    }

    [Fact]
    public void A_partition_that_was_cut_forgets_its_seeds()
    {
        var history = Observed(end: 100);
        history.Seed([Exact(0, Start), Exact(99, Start + 1)]);
        history.Observe(Start + 400_000, 20, 0);
        Assert.Null(history.TimeOf(10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Steady_arrivals_are_dated_to_within_the_distance_of_the_points(int seed)
    {
        var random = new Random(seed);
        var arrivals = new List<long>();
        for (var at = Start; at < Start + 3_600_000; at += random.Next(100, 20_000))
            arrivals.Add(at);
        var history = new OffsetHistory();
        history.Observe(Start + 3_600_000, arrivals.Count, 0);
        int[] known = [0, arrivals.Count / 3, arrivals.Count / 2, arrivals.Count - 1];
        history.Seed([.. known.Select(offset => Exact(offset, arrivals[offset]))]);

        for (var i = 0; i < arrivals.Count; i++)
        {
            var (before, after) = (known.Last(offset => offset <= i), known.First(offset => offset >= i));
            Assert.InRange(Math.Abs(history.TimeOf(i)!.Value - arrivals[i]), 0, arrivals[after] - arrivals[before] + 1);
        }
    }

    [Fact]
    public void Seeds_never_take_more_room_than_there_is()
    {
        var history = Observed(end: 10_000);
        history.Seed([.. Enumerable.Range(0, 200).Select(i => Exact(i * 50, Start + (i * 1_000)))]);
        Assert.NotNull(history.TimeOf(0));
        Assert.NotNull(history.TimeOf(9_999));
    }

    private static KnownPoint Exact(long offset, long at) => new(offset, at, IsExact: true);

    private static OffsetHistory Observed(long end)
    {
        var history = new OffsetHistory();
        history.Observe(Start + 300_000, end, 0);
        return history;
    }
}
