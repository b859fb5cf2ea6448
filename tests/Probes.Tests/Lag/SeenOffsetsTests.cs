using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class SeenOffsetsTests
{
    private readonly SeenOffsets _seen = new();

    [Fact]
    public void A_message_is_as_old_as_it_has_been_seen()
    {
        _seen.Observe(1000, 0, 0);
        _seen.Observe(2000, 0, 5);
        _seen.Observe(3000, 0, 9);
        _seen.Observe(7000, 0, 9);
        Assert.Equal((5000, false), _seen.AgeOf(0));
        Assert.Equal((5000, false), _seen.AgeOf(4));
        Assert.Equal((4000, false), _seen.AgeOf(5));
        Assert.Null(_seen.AgeOf(9));
    }

    [Fact]
    public void Of_what_was_there_before_the_first_look_nobody_knows_since_when()
    {
        _seen.Observe(1000, 3, 5);
        _seen.Observe(2000, 3, 6);
        Assert.Equal((1000, true), _seen.AgeOf(4));
        Assert.Equal((0, false), _seen.AgeOf(5));
    }

    [Fact]
    public void What_is_worked_off_is_forgotten_and_what_is_left_keeps_its_age()
    {
        _seen.Observe(1000, 0, 0);
        _seen.Observe(2000, 0, 5);
        _seen.Observe(3000, 4, 8);
        Assert.Equal((1000, false), _seen.AgeOf(4));
        _seen.Observe(4000, 5, 8);
        Assert.Equal((1000, false), _seen.AgeOf(5));
        _seen.Observe(5000, 8, 8);
        Assert.Null(_seen.AgeOf(8));
    }

    [Fact]
    public void A_partition_made_anew_begins_anew()
    {
        _seen.Observe(1000, 0, 0);
        _seen.Observe(2000, 0, 9);
        _seen.Observe(3000, 0, 4);
        Assert.Equal((0, true), _seen.AgeOf(0));
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_nothing_older_or_younger()
    {
        _seen.Observe(100_000, 0, 0);
        _seen.Observe(102_000, 0, 5);
        _seen.Observe(50_000, 0, 5);
        Assert.Equal((0, false), _seen.AgeOf(0));
        _seen.Observe(53_000, 0, 5);
        Assert.Equal((3000, false), _seen.AgeOf(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_age_is_ever_too_high_nor_much_too_low(int seed)
    {
        var random = new Random(seed);
        // When each message came; a poll every 15 s, nothing is worked off for two hours.
        var came = new List<long>();
        long now = 0, end = 0;
        for (var poll = 0; poll < 480; poll++)
        {
            for (var count = random.Next(4); count > 0; count--)
                came.Add(now + random.Next(15_000));
            came.Sort();
            now += 15_000;
            end = came.Count;
            _seen.Observe(now, 0, end);
        }

        for (var offset = 10; offset < end; offset++)
        {
            var (age, wasThere) = _seen.AgeOf(offset)!.Value;
            Assert.False(wasThere);
            var truth = now - came[offset];
            Assert.InRange(age, (truth * 0.75) - 30_000, truth);
        }
    }
}
