using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class OffsetHistoryTests
{
    private const long Start = 1_700_000_000_000;

    public enum Arrivals
    {
        Steady,
        Bursty,
        WithIdleGaps,
        Rare,
        Shifting,
        Mixed,
    }

    public static TheoryData<Arrivals, int> Processes =>
        [.. Enum.GetValues<Arrivals>().SelectMany(_ => Enumerable.Range(1, 8), (process, seed) => (process, seed))];

    [Theory]
    [MemberData(nameof(Processes))]
    public void No_date_is_off_by_more_than_the_polling_interval_around_it(Arrivals process, int seed)
    {
        var random = new Random(seed);
        var arrivals = Log(process, random, TimeSpan.FromMinutes(10));
        var history = new OffsetHistory();
        var polls = Polls(random, TimeSpan.FromMinutes(10), 12_000, 60_000);
        var knownFrom = Poll(history, arrivals, polls);

        Assert.InRange(polls.Count, 2, OffsetHistory.Capacity);
        for (var offset = knownFrom; offset < End(arrivals, polls[^1]); offset++)
        {
            var after = polls.FindIndex(poll => poll >= arrivals[offset]);
            var interval = after > 0 ? polls[after] - polls[after - 1] : 0;
            var date = history.TimeOf(offset);
            Assert.NotNull(date);
            Assert.InRange(Math.Abs(date.Value - arrivals[offset]), 0, interval);
        }
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Dates_rise_with_offsets_and_never_lie_in_the_future(Arrivals process, int seed)
    {
        var random = new Random(seed);
        var arrivals = Log(process, random, TimeSpan.FromHours(2));
        var history = new OffsetHistory();
        var polls = Polls(random, TimeSpan.FromHours(2), 5_000, 30_000);
        // A broker's clock that is wrong by up to a minute either way changes none of this.
        var skew = random.Next(-60_000, 60_000);
        var knownFrom = Poll(history, arrivals, polls, skew);

        var last = long.MinValue;
        for (var offset = knownFrom; offset < End(arrivals, polls[^1]); offset++)
        {
            var date = history.TimeOf(offset)!.Value;
            Assert.InRange(date, last, polls[^1]);
            last = date;
        }
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Over_capacity_a_date_stays_near_in_proportion_to_its_age(Arrivals process, int seed)
    {
        var random = new Random(seed);
        var arrivals = Log(process, random, TimeSpan.FromHours(12));
        var history = new OffsetHistory();
        var polls = Polls(random, TimeSpan.FromHours(12), 10_000, 20_000);
        var knownFrom = Poll(history, arrivals, polls);

        for (var offset = knownFrom; offset < End(arrivals, polls[^1]); offset++)
        {
            var age = polls[^1] - arrivals[offset];
            Assert.InRange(Math.Abs(history.TimeOf(offset)!.Value - arrivals[offset]), 0, 20_000 + (age * 0.3));
        }
    }

    [Fact]
    public void The_only_message_since_the_last_look_has_the_time_that_the_broker_says()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 10, Start - 500_000);
        history.Observe(Start + 15_000, 11, Start + 1_234);
        Assert.Equal(Start + 1_234, history.TimeOf(10));
    }

    [Fact]
    public void The_newest_message_of_the_first_look_has_the_time_that_the_broker_says()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 10, Start - 500_000);
        Assert.Equal(Start - 500_000, history.TimeOf(9));
    }

    [Fact]
    public void A_burst_before_an_idle_gap_is_not_taken_for_slow_arrival()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, 0);
        history.Observe(Start + 60_000, 1_000, Start + 2_000);
        Assert.InRange(history.TimeOf(0)!.Value, Start, Start + 2_000);
        Assert.Equal(Start + 2_000, history.TimeOf(999));
    }

    [Fact]
    public void Without_a_last_write_messages_are_spread_over_the_interval()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, 0);
        history.Observe(Start + 10_000, 10, 0);
        Assert.Equal(Start + 1_000, history.TimeOf(0));
        Assert.Equal(Start + 10_000, history.TimeOf(9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void What_was_there_before_and_what_is_not_there_yet_have_no_date(long offset)
    {
        var history = new OffsetHistory();
        Assert.Null(history.TimeOf(offset));
        history.Observe(Start, 10, Start - 1);
        Assert.Null(history.TimeOf(offset));
        history.Observe(Start + 1_000, 10, Start - 1);
        Assert.Null(history.TimeOf(offset));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_empty_partition_has_nothing_to_date(long lastWrite)
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, lastWrite);
        Assert.Null(history.TimeOf(0));
        Assert.Null(history.TimeOf(-1));
    }

    [Fact]
    public void A_broker_whose_clock_is_ahead_dates_nothing_in_the_future()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 10, Start + 3_600_000);
        Assert.Equal(Start, history.TimeOf(9));
        history.Observe(Start + 15_000, 12, Start + 3_600_000);
        Assert.Equal(Start + 15_000, history.TimeOf(11));
    }

    [Fact]
    public void A_broker_whose_clock_is_behind_dates_nothing_before_the_last_look()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 10, Start - 3_600_000);
        history.Observe(Start + 15_000, 12, Start - 3_500_000);
        Assert.Equal(Start, history.TimeOf(10));
        Assert.Equal(Start, history.TimeOf(11));
    }

    [Fact]
    public void A_lower_end_voids_the_history()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, 0);
        history.Observe(Start + 10_000, 1_000, Start + 10_000);
        history.Observe(Start + 20_000, 5, Start + 19_000);
        Assert.Null(history.TimeOf(3));
        Assert.Equal(Start + 19_000, history.TimeOf(4));
        Assert.Null(history.TimeOf(500));
    }

    [Fact]
    public void A_clock_that_is_set_back_takes_what_is_remembered_along()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, 0);
        history.Observe(Start + 10_000, 1, Start + 4_000);
        history.Observe(Start + 10_000 - 3_600_000, 2, Start - 3_600_000);
        // Six seconds old when the clock was set, and so it stays.
        Assert.Equal(Start + 4_000 - 3_600_000, history.TimeOf(0));
        Assert.Equal(Start + 10_000 - 3_600_000, history.TimeOf(1));
        history.Observe(Start + 25_000 - 3_600_000, 3, Start + 20_000 - 3_600_000);
        Assert.Equal(Start + 20_000 - 3_600_000, history.TimeOf(2));
    }

    [Fact]
    public void Two_looks_at_the_same_moment_do_no_harm()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 5, Start);
        history.Observe(Start, 9, Start);
        Assert.Equal(Start, history.TimeOf(5));
        Assert.Equal(Start, history.TimeOf(8));
    }

    [Fact]
    public void A_seed_dates_one_message_and_nothing_is_said_of_those_behind_it()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 1_000, Start - 1_000);
        history.Seed(500, Start - 600_000);
        Assert.Null(history.TimeOf(499));
        Assert.Equal(Start - 600_000, history.TimeOf(500));
        // Whether they came soon after it or just before the first look, nobody has said.
        Assert.Null(history.TimeOf(501));
        Assert.Null(history.TimeOf(998));
        Assert.Equal(Start - 1_000, history.TimeOf(999));
    }

    [Fact]
    public void A_seed_for_one_message_dates_that_message()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 1_000, Start - 1_000);
        history.Seed(998, Start - 600_000);
        Assert.Equal(Start - 600_000, history.TimeOf(998));
    }

    [Fact]
    public void Seeds_stand_side_by_side_whatever_their_order()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 100, 0);
        Assert.Null(history.TimeOf(99));
        history.Seed(90, Start - 9_000);
        history.Seed(80, Start - 20_000);
        history.Seed(85, Start - 15_000);
        Assert.Equal(Start - 20_000, history.TimeOf(80));
        Assert.Equal(Start - 15_000, history.TimeOf(85));
        Assert.Equal(Start - 9_000, history.TimeOf(90));
        Assert.Null(history.TimeOf(88));
        Assert.Null(history.TimeOf(99));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void A_seed_for_what_is_known_changes_nothing(long offset)
    {
        var history = new OffsetHistory();
        history.Observe(Start, 1_000, Start - 1_000);
        history.Seed(offset, Start - 600_000);
        Assert.Equal(Start - 1_000, history.TimeOf(999));
        Assert.Null(history.TimeOf(998));
    }

    [Fact]
    public void A_seed_before_the_first_look_or_from_the_future_is_harmless()
    {
        var history = new OffsetHistory();
        history.Seed(5, Start);
        Assert.Null(history.TimeOf(5));
        history.Observe(Start, 10, Start - 1_000);
        history.Seed(5, Start + 3_600_000);
        Assert.Equal(Start - 1_000, history.TimeOf(5));
    }

    [Fact]
    public void Forgetting_keeps_every_date_that_somebody_needs()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, 0);
        for (var i = 1; i <= 20; i++)
            history.Observe(Start + (i * 10_000), i * 10, Start + (i * 10_000));
        var before = history.TimeOf(105);
        history.Forget(105);
        Assert.Equal(before, history.TimeOf(105));
        Assert.Null(history.TimeOf(99));
        // A commit may step back a little: the last minute stays.
        history.Forget(195);
        Assert.NotNull(history.TimeOf(141));
        Assert.Null(history.TimeOf(129));
        // The newest stretch stays even if all is consumed: what comes next begins there.
        history.Forget(200);
        Assert.Equal(Start + 200_000, history.TimeOf(199));
        history.Forget(long.MaxValue);
        history.Observe(Start + 210_000, 201, Start + 205_000);
        Assert.Equal(Start + 205_000, history.TimeOf(200));
    }

    [Fact]
    public void Huge_offsets_are_dated_too()
    {
        var history = new OffsetHistory();
        history.Observe(Start, 0, 0);
        history.Observe(Start + 10_000, long.MaxValue, Start + 10_000);
        Assert.Equal(Start + 10_000, history.TimeOf(long.MaxValue - 1));
        Assert.InRange(history.TimeOf(long.MaxValue / 2)!.Value, Start + 4_900, Start + 5_100);
    }

    private static long End(List<long> arrivals, long now) => arrivals.FindLastIndex(arrival => arrival <= now) + 1;

    private static int Poll(OffsetHistory history, List<long> arrivals, List<long> polls, long skew = 0)
    {
        foreach (var now in polls)
        {
            var end = (int)End(arrivals, now);
            history.Observe(now, end, end == 0 ? 0 : arrivals[end - 1] + skew);
        }

        return Math.Max(0, (int)End(arrivals, polls[0]) - 1);
    }

    private static List<long> Polls(Random random, TimeSpan length, int least, int most)
    {
        var polls = new List<long>();
        for (var now = Start + random.Next(most); now < Start + length.TotalMilliseconds; now += random.Next(least, most))
            polls.Add(now);
        return polls;
    }

    private static List<long> Log(Arrivals process, Random random, TimeSpan length)
    {
        var log = new List<long>();
        var now = Start;
        while (now < Start + length.TotalMilliseconds)
        {
            log.Add(now);
            var kind = process == Arrivals.Mixed ? (Arrivals)random.Next(5) : process;
            now += kind switch
            {
                Arrivals.Steady => random.Next(500, 2_000),
                Arrivals.Bursty => random.Next(100) < 98 ? random.Next(5) : random.Next(60_000),
                // Busy and quiet times of ten minutes to two hours, each a hundred times the other.
                Arrivals.Shifting => Math.Sin((now - Start) / 1_500_000.0) + Math.Sin((now - Start) / 400_000.0) > 0 ? random.Next(50, 200) : random.Next(5_000, 20_000),
                Arrivals.WithIdleGaps => random.Next(20) > 0 ? random.Next(1_000) : random.Next(300_000),
                _ => random.Next(20_000, 200_000),
            };
        }

        return log;
    }
}
