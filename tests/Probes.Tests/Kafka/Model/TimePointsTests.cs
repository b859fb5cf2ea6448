using Probes.Kafka.Model.Groups;
using Probes.Lag;

namespace Probes.Tests.Kafka.Model;

public sealed class TimePointsTests
{
    private const long Now = 1_700_000_000_000;
    private const long Minute = 60_000;

    [Fact]
    public void Without_a_single_date_nothing_is_known()
    {
        var points = new TimePoints();
        points.Add(0, 5, -1, 100);
        points.Add(Now - Minute, -1, -1, 100);
        Assert.Empty(points.Chain(100, Now));
    }

    [Fact]
    public void The_first_message_and_now_are_the_widest_bracket()
    {
        var points = new TimePoints();
        points.Add(0, 5, Now - (60 * Minute), 100);
        Assert.Equal([new KnownPoint(5, Now - (60 * Minute), true), new KnownPoint(99, Now, false)], points.Chain(100, Now));
    }

    [Fact]
    public void The_message_before_what_was_found_is_older_than_the_time()
    {
        var points = new TimePoints();
        points.Add(0, 0, Now - (60 * Minute), 100);
        // Nothing was written for half an hour after that.
        points.Add(Now - (50 * Minute), 80, Now - (20 * Minute), 100);
        Assert.Equal(
            [new KnownPoint(0, Now - (60 * Minute), true), new KnownPoint(79, Now - (50 * Minute), false), new KnownPoint(80, Now - (20 * Minute), true), new KnownPoint(99, Now, false)],
            points.Chain(100, Now));
    }

    [Fact]
    public void Where_nothing_is_so_new_the_last_message_is_older()
    {
        var points = new TimePoints();
        points.Add(0, 0, Now - (60 * Minute), 100);
        points.Add(Now - Minute, -1, -1, 100);
        points.Add(Now - (15 * Minute), -1, -1, 100);
        Assert.Equal(new KnownPoint(99, Now - (15 * Minute), false), points.Chain(100, Now)[^1]);
    }

    [Fact]
    public void The_newest_time_is_a_date_of_its_own()
    {
        var points = new TimePoints();
        points.Add(0, 0, Now - (60 * Minute), 100);
        points.Add(-3, 99, Now - (16 * Minute), 100);
        points.Add(Now - (15 * Minute), -1, -1, 100);
        Assert.Equal(new KnownPoint(99, Now - (16 * Minute), true), points.Chain(100, Now)[^1]);
    }

    [Fact]
    public void Times_of_producers_in_the_future_or_out_of_order_are_moved()
    {
        var points = new TimePoints();
        points.Add(0, 0, Now + (60 * Minute), 100);
        points.Add(Now - Minute, 50, Now - Minute, 100);
        var chain = points.Chain(100, Now);
        Assert.Equal(chain.Select(point => point.StoredAt).Order(), chain.Select(point => point.StoredAt));
        Assert.All(chain, point => Assert.True(point.StoredAt <= Now));
    }

    [Fact]
    public void What_was_written_after_the_end_was_read_is_left_out()
    {
        var points = new TimePoints();
        points.Add(0, 0, Now - Minute, 100);
        points.Add(-3, 120, Now, 100);
        Assert.All(points.Chain(100, Now), point => Assert.True(point.Offset < 100));
    }

    [Fact]
    public void The_next_look_is_where_the_message_should_be()
    {
        KnownPoint[] chain = [new(0, Now - (100 * Minute), true), new(100, Now, true)];
        Assert.Equal(Now - (75 * Minute), TimePoints.Next(chain, 25, Now, halve: false));
        Assert.Equal(Now - (50 * Minute), TimePoints.Next(chain, 25, Now, halve: true));
    }

    [Fact]
    public void A_date_that_is_known_well_enough_is_not_looked_for()
    {
        KnownPoint[] chain = [new(0, Now - (100 * Minute), true), new(50, Now - (99 * Minute), true), new(100, Now, true)];
        Assert.Null(TimePoints.Next(chain, 25, Now, halve: false));
        Assert.Null(TimePoints.Next(chain, 50, Now, halve: false));
        Assert.NotNull(TimePoints.Next(chain, 75, Now, halve: false));
    }
}
