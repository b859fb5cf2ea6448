using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class LoopDetectorTests
{
    private const long Start = 1_700_000_000_000;

    private readonly LoopDetector _detector = new();
    private long _now = Start;
    private long _consumed;
    private long _returned;
    private long _dead;

    [Fact]
    public void Messages_that_all_come_back_are_a_loop_once_it_lasts()
    {
        Assert.False(Run(minutes: 2, consumed: 10, returned: 10));
        Assert.True(Run(minutes: 2, consumed: 10, returned: 10));
        Assert.True(Run(minutes: 20, consumed: 10, returned: 30));
    }

    [Fact]
    public void Some_failures_are_none() => Assert.False(Run(minutes: 30, consumed: 10, returned: 5));

    [Fact]
    public void Nor_is_a_handful_of_messages_that_nobody_can_process()
    {
        for (var i = 0; i < 30; i++)
            Assert.False(Run(minutes: 1, consumed: 0, returned: i % 2 == 0 ? 0.25 : 0));
    }

    [Fact]
    public void Messages_that_come_back_while_nothing_new_is_consumed_are_a_loop() => Assert.True(Run(minutes: 6, consumed: 0, returned: 2));

    [Fact]
    public void A_group_that_works_off_what_came_back_is_on_its_way()
    {
        Run(minutes: 6, consumed: 10, returned: 10, waiting: 1000);
        Assert.False(Run(minutes: 4, consumed: 10, returned: 10, waiting: 400, falling: true));
    }

    [Fact]
    public void Unless_what_came_back_is_given_up()
    {
        Run(minutes: 6, consumed: 10, returned: 10, waiting: 1000, dead: 1);
        Assert.True(Run(minutes: 4, consumed: 10, returned: 10, waiting: 400, falling: true, dead: 1));
    }

    [Fact]
    public void It_is_over_when_the_messages_are_processed_again()
    {
        Assert.True(Run(minutes: 10, consumed: 10, returned: 10));
        Assert.False(Run(minutes: 5, consumed: 10, returned: 0));
    }

    [Fact]
    public void Counters_that_begin_anew_and_a_clock_set_back_begin_anew()
    {
        Assert.True(Run(minutes: 10, consumed: 10, returned: 10));
        (_consumed, _returned) = (0, 0);
        Assert.False(Run(minutes: 1, consumed: 10, returned: 10));
        Assert.True(Run(minutes: 10, consumed: 10, returned: 10));
        _now -= 3_600_000;
        Assert.False(Run(minutes: 1, consumed: 10, returned: 10));
        Assert.True(Run(minutes: 10, consumed: 10, returned: 10));
    }

    // Quarter minute by quarter minute.
    private bool Run(int minutes, double consumed, double returned, long waiting = 0, bool falling = false, long dead = 0)
    {
        var found = false;
        var (from, back) = (_consumed, _returned);
        for (var i = 1; i <= minutes * 4; i++)
        {
            _now += 15_000;
            (_consumed, _returned, _dead) = (from + (long)(i * consumed), back + (long)(i * returned), _dead + dead);
            found = _detector.Observe(new LoopDetector.Sample(_now, _consumed, _returned, falling ? waiting - i : waiting, _dead));
        }

        return found;
    }
}
