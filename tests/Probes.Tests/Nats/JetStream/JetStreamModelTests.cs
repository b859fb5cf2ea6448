using Probes.Lag;
using Probes.Nats.Model;
using Probes.Nats.Model.JetStream;
using Probes.Nats.Protocol;

namespace Probes.Tests.Nats.JetStream;

public sealed class JetStreamModelTests
{
    private const long Start = 1_700_000_000_000;

    private static readonly DateTimeOffset _made = DateTimeOffset.FromUnixTimeMilliseconds(Start);

    [Fact]
    public void A_message_after_an_idle_gap_is_dated_after_it()
    {
        var dates = new StreamDates();
        dates.Observe(_made, Start, new StreamSpan(1, Start, 10, Start));
        dates.Observe(_made, Start + 5000, new StreamSpan(1, Start, 10, Start));
        dates.Observe(_made, Start + 10_000, new StreamSpan(1, Start, 12, Start + 5200));
        Assert.Equal(new StoreDate(Start + 5200, false), dates.Of(12));
        Assert.InRange(dates.Of(11)!.Value.At, Start + 5000, Start + 5200);
    }

    [Fact]
    public void A_stream_made_again_has_a_history_of_its_own()
    {
        var dates = new StreamDates();
        dates.Observe(_made, Start, new StreamSpan(1, Start, 10, Start));
        dates.Observe(_made, Start + 5000, new StreamSpan(1, Start, 20, Start + 5000));
        dates.Observe(_made.AddSeconds(7), Start + 10_000, new StreamSpan(1, Start + 7000, 30, Start + 9000));
        Assert.Equal(new StoreDate(Start + 7000, false), dates.Of(1));
        Assert.True(dates.Of(15)!.Value.IsEstimate);
        Assert.InRange(dates.Of(15)!.Value.At, Start + 7000, Start + 9000);
    }

    [Fact]
    public void An_empty_stream_dates_nothing() => Assert.Null(DatesOf(new StreamSpan(11, 0, 10, Start)).Of(11));

    [Fact]
    public void What_was_removed_is_dated_by_the_oldest_that_is_left() =>
        Assert.Equal(new StoreDate(Start - 9000, false), DatesOf(new StreamSpan(5, Start - 9000, 10, Start)).Of(2));

    [Fact]
    public void What_a_copy_that_is_behind_tells_changes_nothing()
    {
        var dates = new StreamDates();
        dates.Observe(_made, Start, new StreamSpan(1, Start, 10, Start));
        dates.Observe(_made, Start + 5000, new StreamSpan(1, Start, 20, Start + 5000));
        dates.Observe(_made, Start + 10_000, new StreamSpan(1, Start, 18, Start + 4500));
        Assert.InRange(dates.Of(15)!.Value.At, Start + 2000, Start + 3000);
        // But one that stays behind has lost what the other had.
        dates.Observe(_made, Start + 70_000, new StreamSpan(1, Start, 18, Start + 4500));
        Assert.True(dates.Of(15)!.Value.IsEstimate);
    }

    [Fact]
    public void A_stream_in_memory_that_begins_at_one_again_is_another()
    {
        var dates = new StreamDates();
        dates.Observe(_made, Start, new StreamSpan(100, Start, 200, Start));
        dates.Observe(_made, Start + 5000, new StreamSpan(1, Start + 4000, 20, Start + 5000));
        Assert.Equal(new StoreDate(Start + 4000, false), dates.Of(1));
    }

    // Servers take turns in being the furthest, and each has a clock of its own.
    [Fact]
    public void Clocks_that_differ_add_nothing_up()
    {
        var dates = new StreamDates();
        for (var i = 0; i < 100; i++)
            dates.Observe(_made, Start + (100 * i) - (i % 2 * 2000), new StreamSpan(1, Start, (ulong)(10 + i), Start + (100 * i) - (i % 2 * 2000)));
        Assert.InRange(dates.Of(60)!.Value.At, Start + 5000 - 2100, Start + 5000 + 2100);
    }

    [Fact]
    public void A_consumer_that_begins_at_the_first_message_finds_what_all_others_have_taken()
    {
        var dates = new StreamDates();
        for (var i = 0; i < 1000; i++)
            dates.Observe(_made, Start + (60_000L * i), new StreamSpan((ulong)(1 + i), Start + (60_000L * i), (ulong)(600 + i), Start + (60_000L * i)));
        Assert.NotNull(dates.Of(1001));
    }

    [Fact]
    public void A_counter_that_begins_anew_is_seen_to_fall()
    {
        var total = new RestartingTotal();
        Assert.Equal(10ul, total.Observe(_made.AddSeconds(5), _made, 10));
        Assert.Equal(0ul, total.Observe(_made.AddSeconds(10), _made.AddSeconds(6), 25));
        Assert.Equal(25ul, total.Observe(_made.AddSeconds(15), _made.AddSeconds(6), 25));
        Assert.Equal(3ul, total.Observe(_made.AddSeconds(20), _made.AddSeconds(16), 3));
    }

    // As it is after a restart of nats-server 2.9.10 in a cluster, by 0.7 ms; by much more where a copy was placed later.
    [Fact]
    public void A_server_that_dates_the_making_otherwise_is_no_new_beginning()
    {
        var total = new RestartingTotal();
        Assert.Equal(10ul, total.Observe(_made.AddHours(2), _made, 10));
        Assert.Equal(11ul, total.Observe(_made.AddHours(3), _made.AddHours(1), 11));
        Assert.Equal(12ul, total.Observe(_made.AddHours(4), _made, 12));
    }

    [Fact]
    public void What_counts_something_else_begins_anew_once()
    {
        var total = new RestartingTotal();
        total.Restart();
        Assert.Equal(10ul, total.Observe(_made, _made, 10));
        total.Restart();
        Assert.Equal(0ul, total.Observe(_made, _made, 5000));
        Assert.Equal(5000ul, total.Observe(_made, _made, 5000));
    }

    [Fact]
    public void What_nobody_told_of_for_a_while_keeps_its_memory_until_it_counts_as_gone()
    {
        var memories = new Memories<string, RestartingTotal>();
        var (kept, now) = (memories.Of("a", Start), Start + Memories<string, RestartingTotal>.Patience);
        memories.Forget(now);
        Assert.Same(kept, memories.Of("a", now));
        memories.Forget(now + Memories<string, RestartingTotal>.Patience + 1);
        Assert.Equal(0, memories.Count);
    }

    [Theory]
    [InlineData(3, 2, 0, false, 0)]
    [InlineData(3, 2, 1, true, 0)]
    [InlineData(3, 1, 0, true, 1)]
    [InlineData(5, 4, 1, false, 0)]
    [InlineData(5, 4, 2, true, 0)]
    [InlineData(1, 0, 0, false, 0)]
    [InlineData(0, 2, 1, true, 0)]
    public void A_quorum_is_at_risk_when_one_more_loss_ends_it(int configured, int peers, int offline, bool atRisk, int missing)
    {
        var health = RaftHealth.Of(configured, [.. Enumerable.Range(0, peers).Select(i => new RaftPeer($"n{i}", i >= offline, i < offline, TimeSpan.FromSeconds(1)))]);
        Assert.Equal((atRisk, offline, missing, 1 + peers - offline), (health.IsAtRisk, health.Offline, health.Missing, health.Current));
    }

    [Fact]
    public void A_member_that_is_silent_for_long_is_away_whatever_is_said_of_it()
    {
        Assert.False(new RaftPeer("n2", true, false, TimeSpan.FromSeconds(10)).IsOffline);
        Assert.True(new RaftPeer("n2", true, false, TimeSpan.FromSeconds(11)).IsOffline);
    }

    [Fact]
    public void A_follower_is_never_chosen()
    {
        var choice = new Choice<int>();
        choice.Add(new Copy<int>("n1", "n2", 100, 1));
        Assert.Null(choice.Led);
        Assert.Null(choice.Leaderless);
        choice.Add(new Copy<int>("n2", "n2", 5, 2));
        Assert.Equal(2, choice.Led?.Value);
        Assert.Equal(1, choice.Furthest?.Value);
    }

    [Fact]
    public void Without_a_leader_the_furthest_is_chosen_and_of_two_leaders_too()
    {
        var leaderless = new Choice<int>();
        leaderless.Add(new Copy<int>("n1", "", 5, 1));
        leaderless.Add(new Copy<int>("n2", "", 9, 2));
        Assert.Equal(2, leaderless.Leaderless?.Value);
        var split = new Choice<int>();
        split.Add(new Copy<int>("n1", "n1", 9, 1));
        split.Add(new Copy<int>("n2", "n2", 5, 2));
        Assert.Equal(1, split.Led?.Value);
    }

    [Theory]
    [InlineData(true, 0, 0, StallReason.NotConsuming)]
    [InlineData(false, 0, 0, StallReason.NoMembers)]
    [InlineData(true, 5, 5, StallReason.AckSaturated)]
    [InlineData(true, 5, -1, StallReason.NotConsuming)]
    public void A_consumer_that_stands_still_has_a_reason(bool taken, int ackPending, int limit, StallReason reason)
    {
        var progress = new ConsumerProgress();
        var signs = new ConsumerSigns(7, 3, 10, ackPending, limit, taken, false);
        Assert.Null(progress.Observe(Start, signs));
        Assert.Equal(reason, progress.Observe(Start + 120_000, signs));
        Assert.Null(progress.Observe(Start + 121_000, signs with { Deliveries = 8 }));
        Assert.Null(progress.Observe(Start + 300_000, signs with { Deliveries = 8, Pending = 0 }));
        Assert.Null(progress.Observe(Start + 500_000, signs with { Deliveries = 8, IsPaused = true }));
    }

    [Theory]
    [InlineData("1h30m", 5400)]
    [InlineData("172µs", 0.000172)]
    [InlineData("1.5d", 129600)]
    [InlineData("2w", 1209600)]
    public void Durations_of_metadata_are_read(string text, double seconds)
    {
        Assert.True(MonitorDuration.TryParse(text, out var read));
        Assert.Equal(seconds, read, 9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("1..2s")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(MonitorDuration.TryParse(text, out _));

    private static StreamDates DatesOf(StreamSpan span)
    {
        var dates = new StreamDates();
        dates.Observe(_made, Start, span);
        return dates;
    }
}
