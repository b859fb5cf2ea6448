using Probes.RocketMq.Model;

namespace Probes.Tests.RocketMq.Model;

public sealed class ReplicationHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ReplicationHistory _history = new();

    [Fact]
    public void A_slave_that_has_everything_is_behind_by_nothing()
    {
        _history.Observe(Start, 1000);
        Assert.Equal(new SlaveLag(0, 0), _history.LagOf(1000));
    }

    [Fact]
    public void A_slave_that_was_asked_a_moment_later_and_has_more_is_behind_by_nothing()
    {
        _history.Observe(Start, 1000);
        Assert.Equal(new SlaveLag(0, 0), _history.LagOf(1005));
    }

    [Fact]
    public void What_was_written_before_the_exporter_came_has_bytes_and_no_age()
    {
        _history.Observe(Start, 1000);
        Assert.Equal(new SlaveLag(400, null), _history.LagOf(600));
    }

    [Fact]
    public void The_age_is_that_of_the_first_byte_that_is_missing()
    {
        for (var minute = 0; minute <= 10; minute++)
            _history.Observe(Start.AddMinutes(minute), 1000 + (minute * 600));
        var lag = _history.LagOf(1000 + (4 * 600));
        Assert.Equal(6 * 600, lag.Bytes);
        // Written between the fourth minute and the fifth.
        Assert.InRange(lag.Seconds!.Value, 5 * 60, 6 * 60);
    }

    [Fact]
    public void The_age_is_off_by_one_interval_at_most()
    {
        var random = new Random(4);
        var writtenAt = new List<DateTimeOffset>();
        var now = Start;
        _history.Observe(now, 0);
        for (var round = 0; round < 200; round++)
        {
            var next = now.AddSeconds(15);
            // All of it at one moment between two observations, or nothing.
            var moment = now.AddSeconds(random.Next(1, 15));
            for (var bytes = random.Next(3) == 0 ? 0 : random.Next(1, 500); bytes > 0; bytes--)
                writtenAt.Add(moment);
            now = next;
            _history.Observe(now, writtenAt.Count);
            var position = Math.Max(0, writtenAt.Count - random.Next(1, 800));
            if (position < writtenAt.Count)
                Assert.InRange((now - writtenAt[position]).TotalSeconds - _history.LagOf(position).Seconds!.Value, -15, 15);
        }
    }

    [Fact]
    public void A_master_that_stands_still_lets_the_age_of_what_is_missing_grow()
    {
        _history.Observe(Start, 1000);
        _history.Observe(Start.AddSeconds(15), 1100);
        _history.Observe(Start.AddSeconds(30), 1100);
        _history.Observe(Start.AddMinutes(10), 1100);
        Assert.InRange(_history.LagOf(1000).Seconds!.Value, 585, 600);
    }

    [Fact]
    public void A_new_master_that_has_less_begins_a_new_history()
    {
        _history.Observe(Start, 1000);
        _history.Observe(Start.AddSeconds(15), 2000);
        _history.Observe(Start.AddSeconds(30), 1500);
        Assert.Equal(new SlaveLag(300, null), _history.LagOf(1200));
        _history.Observe(Start.AddSeconds(45), 1800);
        Assert.InRange(_history.LagOf(1600).Seconds!.Value, 0, 15);
    }

    [Fact]
    public void What_every_slave_has_needs_no_date_any_more_and_the_rest_keeps_its_own()
    {
        for (var minute = 0; minute <= 10; minute++)
            _history.Observe(Start.AddMinutes(minute), 1000 + (minute * 600));
        _history.Forget(1000 + (5 * 600));
        Assert.Null(_history.LagOf(1100).Seconds);
        Assert.InRange(_history.LagOf(1000 + (5 * 600)).Seconds!.Value, 4 * 60, 5 * 60);
    }
}
