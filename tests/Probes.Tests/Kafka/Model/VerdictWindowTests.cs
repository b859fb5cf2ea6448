using Probes.Kafka.Model.Groups;

namespace Probes.Tests.Kafka.Model;

public sealed class VerdictWindowTests
{
    private const long Start = 1_700_000_000_000;

    private static readonly long[] _advancing = [.. Enumerable.Range(0, 12).Select(i => 100L + (i * 10))];

    [Fact]
    public void A_group_is_ok_until_the_window_is_full()
    {
        var window = new VerdictWindow();
        for (var i = 0; i < VerdictWindow.Length - 1; i++)
            Assert.Equal(Verdict.Ok, window.Observe(Start + (i * 30_000), [5], [100], true));
        Assert.False(window.IsFull);
        Assert.Equal(Verdict.Stall, window.Observe(Start + (9 * 30_000), [5], [100], true));
    }

    [Fact]
    public void Observations_that_come_fast_fill_no_window()
    {
        var window = new VerdictWindow();
        for (var i = 0; i < 100; i++)
            Assert.Equal(Verdict.Ok, window.Observe(Start + (i * 1_000), [5], [100], true));
    }

    [Fact]
    public void One_that_keeps_up_is_ok() => Assert.Equal(Verdict.Ok, Play(_advancing, _ => 0));

    [Fact]
    public void One_that_commits_while_lag_only_grows_is_warned_of() => Assert.Equal(Verdict.Warn, Play(_advancing, i => 50 + i));

    [Fact]
    public void One_whose_lag_stays_the_same_is_warned_of() => Assert.Equal(Verdict.Warn, Play(_advancing, _ => 50));

    [Fact]
    public void One_whose_lag_fell_once_is_ok() => Assert.Equal(Verdict.Ok, Play(_advancing, i => i == 6 ? 40 : 50 + i));

    [Fact]
    public void One_that_caught_up_once_is_ok() => Assert.Equal(Verdict.Ok, Play(_advancing, i => i == 6 ? 0 : 50 + i));

    [Fact]
    public void One_that_is_connected_and_does_not_move_is_stalled() => Assert.Equal(Verdict.Stall, Play(Still(), i => 50 + i));

    [Fact]
    public void One_that_nobody_is_connected_for_has_stopped() => Assert.Equal(Verdict.Stop, Play(Still(), i => 50 + i, hasMembers: false));

    [Fact]
    public void One_of_which_it_is_not_known_who_is_connected_is_stalled() => Assert.Equal(Verdict.Stall, Play(Still(), _ => 50, hasMembers: null));

    [Fact]
    public void One_that_has_nothing_to_do_may_stand_still() => Assert.Equal(Verdict.Ok, Play(Still(), _ => 0, hasMembers: false));

    [Fact]
    public void A_lag_of_one_may_be_the_marker_of_a_transaction() => Assert.Equal(Verdict.Ok, Play(Still(), _ => 1, hasMembers: true));

    [Fact]
    public void One_that_went_back_has_rewound_until_it_is_where_it_was()
    {
        long[] committed = [.. Enumerable.Range(0, 12).Select(i => i < 5 ? 100L + (i * 10) : 20L + (i * 10))];
        Assert.Equal(Verdict.Rewind, Play(committed, _ => 50));
        long[] back = [100, 110, 120, 20, 120, 130, 140, 150, 160, 170, 180, 190];
        Assert.NotEqual(Verdict.Rewind, Play(back, _ => 50));
    }

    [Fact]
    public void What_rewound_longer_ago_than_the_window_is_forgotten()
    {
        long[] committed = [100, 110, 10, .. Enumerable.Range(0, 12).Select(i => 11L + i)];
        Assert.Equal(Verdict.Warn, Play(committed, _ => 50));
    }

    [Fact]
    public void The_worst_partition_decides()
    {
        var (window, verdict) = (new VerdictWindow(), Verdict.Ok);
        for (var i = 0; i < 11; i++)
            verdict = window.Observe(Start + (i * 30_000), [100 + i, 7, 100], [0, 50, 0], true);
        Assert.Equal(Verdict.Stall, verdict);
    }

    [Fact]
    public void A_partition_that_was_not_known_for_a_while_is_given_the_benefit_of_the_doubt()
    {
        var (window, verdict) = (new VerdictWindow(), Verdict.Stall);
        for (var i = 0; i < 11; i++)
            verdict = window.Observe(Start + (i * 30_000), [i == 5 ? -1 : 7], [i == 5 ? 0 : 50], true);
        Assert.Equal(Verdict.Ok, verdict);
    }

    [Fact]
    public void More_partitions_begin_a_new_window()
    {
        var window = new VerdictWindow();
        for (var i = 0; i < 11; i++)
            window.Observe(Start + (i * 30_000), [7], [50], true);
        Assert.Equal(Verdict.Ok, window.Observe(Start + (11 * 30_000), [7, 7], [50, 50], true));
    }

    [Fact]
    public void A_clock_set_back_or_a_long_silence_begins_a_new_window()
    {
        var window = new VerdictWindow();
        for (var i = 0; i < 11; i++)
            window.Observe(Start + (i * 30_000), [7], [50], true);
        Assert.Equal(Verdict.Ok, window.Observe(Start - 1, [7], [50], true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_is_seen_there_is_one_verdict_and_none_without_lag(int seed)
    {
        var random = new Random(seed);
        var window = new VerdictWindow();
        for (var i = 0; i < 500; i++)
        {
            var lag = random.Next(3) == 0 ? 0 : random.Next(100);
            var verdict = window.Observe(Start + (i * 31_000), [random.Next(-2, 1000)], [lag], random.Next(2) == 0);
            if (lag == 0)
                Assert.Equal(Verdict.Ok, verdict);
        }
    }

    private static long[] Still() => [.. Enumerable.Repeat(7L, 12)];

    private static Verdict Play(long[] committed, Func<int, long> lag, bool? hasMembers = true)
    {
        var (window, verdict) = (new VerdictWindow(), Verdict.Ok);
        for (var i = 0; i < committed.Length; i++)
            verdict = window.Observe(Start + (i * VerdictWindow.Spacing), [committed[i]], [lag(i)], hasMembers);
        return verdict;
    }
}
