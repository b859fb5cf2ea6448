using Probes.Lag;
using Probes.RocketMq.Model.Clients;

namespace Probes.Tests.Lag;

public sealed class StallDetectorTests
{
    private const long Start = 1_700_000_000_000;
    private static readonly long Patience = (long)StallDetector.Patience.TotalMilliseconds;

    [Fact]
    public void A_group_without_lag_never_stalls()
    {
        var detector = new StallDetector();
        Assert.Null(Observe(detector, Start, 10, 0, 0, true));
        Assert.Null(Observe(detector, Start + (10 * Patience), 10, 0, 0, true));
    }

    [Fact]
    public void Commits_that_stand_still_for_the_patience_are_a_stall_and_not_before()
    {
        var detector = new StallDetector();
        Assert.Null(Observe(detector, Start, 10, 5, 1, false));
        Assert.Null(Observe(detector, Start + Patience - 1, 10, 5, 1, false));
        Assert.Equal(StallReason.NotConsuming, Observe(detector, Start + Patience, 10, 5, 1, false));
        Assert.Null(Observe(detector, Start + Patience + 1, 11, 5, 1, false));
    }

    [Fact]
    public void Patience_begins_when_there_is_work()
    {
        var detector = new StallDetector();
        Assert.Null(Observe(detector, Start, 10, 0, 1, false));
        Assert.Null(Observe(detector, Start + (5 * Patience), 10, 0, 1, false));
        Assert.Null(Observe(detector, Start + (5 * Patience) + 15_000, 10, 1, 1, false));
        Assert.Equal(StallReason.NotConsuming, Observe(detector, Start + (6 * Patience), 10, 1, 1, false));
    }

    [Fact]
    public void Nobody_connected_and_paused_are_told_at_once_and_paused_first()
    {
        var detector = new StallDetector();
        Assert.Equal(StallReason.NoMembers, Observe(detector, Start, 10, 1, 0, false));
        Assert.Equal(StallReason.Paused, Observe(detector, Start, 10, 1, 0, true));
        Assert.Equal(StallReason.Paused, Observe(detector, Start, 11, 1, 3, true));
    }

    [Fact]
    public void Unknown_members_are_not_nobody()
    {
        var detector = new StallDetector();
        Assert.Null(Observe(detector, Start, 10, 1, null, false));
        Assert.Equal(StallReason.NotConsuming, Observe(detector, Start + Patience, 10, 1, null, false));
    }

    [Fact]
    public void A_reset_backwards_is_a_movement()
    {
        var detector = new StallDetector();
        Observe(detector, Start, 10, 1, 1, false);
        Assert.Null(Observe(detector, Start + Patience, 4, 7, 1, false));
        Assert.Null(Observe(detector, Start + Patience + 1, 4, 7, 1, false));
    }

    [Fact]
    public void A_clock_set_back_an_hour_delays_the_verdict_by_no_more_than_the_patience()
    {
        var detector = new StallDetector();
        Observe(detector, Start, 10, 1, 1, false);
        Observe(detector, Start - 3_600_000, 10, 1, 1, false);
        Assert.Equal(StallReason.NotConsuming, Observe(detector, Start - 3_600_000 + Patience, 10, 1, 1, false));
    }

    [Theory]
    [InlineData(StallReason.Paused)]
    [InlineData(StallReason.NoMembers)]
    [InlineData(StallReason.NotSubscribed)]
    [InlineData(StallReason.QueueUnowned)]
    [InlineData(StallReason.RetryLoop)]
    [InlineData(StallReason.NotConsuming)]
    public void The_most_specific_reason_is_told(StallReason expected)
    {
        var detector = new StallDetector();
        // Everything that is known beside the reason, and comes after it, is so too.
        var pair = new PairProgress(10, 5)
        {
            Paused = expected <= StallReason.Paused,
            Members = expected <= StallReason.NoMembers ? 0 : 2,
            Unsubscribed = expected <= StallReason.NotSubscribed,
            PartitionUnowned = expected <= StallReason.QueueUnowned,
            Looping = expected <= StallReason.RetryLoop,
            PartitionFrozen = true,
        };
        detector.Observe(Start, pair);
        Assert.Equal(expected, detector.Observe(Start + Patience, pair));
    }

    [Fact]
    public void Where_commits_come_late_standing_still_proves_something_only_if_more_has_come()
    {
        var detector = new StallDetector();
        detector.Observe(Start, new PairProgress(10, 5) { Members = 1, Published = 15 });
        Assert.Null(detector.Observe(Start + (5 * Patience), new PairProgress(10, 5) { Members = 1, Published = 15 }));
        Assert.Equal(StallReason.NotConsuming, detector.Observe(Start + (6 * Patience), new PairProgress(10, 6) { Members = 1, Published = 16 }));
        Assert.Null(detector.Observe(Start + (6 * Patience), new PairProgress(11, 5) { Members = 1, Published = 16 }));
        Assert.Null(detector.Observe(Start + (7 * Patience), new PairProgress(11, 5) { Members = 1, Published = 16 }));
    }

    [Fact]
    public void That_commits_come_late_may_become_known_later()
    {
        var detector = new StallDetector();
        detector.Observe(Start, new PairProgress(10, 5) { Members = 1 });
        Assert.Null(detector.Observe(Start + Patience, new PairProgress(10, 5) { Members = 1, Published = 15 }));
        Assert.Equal(StallReason.NotConsuming, detector.Observe(Start + Patience, new PairProgress(10, 6) { Members = 1, Published = 16 }));
    }

    [Fact]
    public void Where_commits_may_never_come_to_the_end_standing_still_proves_nothing()
    {
        var detector = new StallDetector();
        detector.Observe(Start, new PairProgress(10, 5) { Members = 1, CommitsLag = true });
        Assert.Null(detector.Observe(Start + (5 * Patience), new PairProgress(10, 9) { Members = 1, CommitsLag = true }));
        Assert.Equal(StallReason.NoMembers, detector.Observe(Start + (5 * Patience), new PairProgress(10, 9) { Members = 0, CommitsLag = true }));
    }

    [Fact]
    public void A_frozen_partition_is_told_while_the_others_move()
    {
        var detector = new StallDetector();
        detector.Observe(Start, new PairProgress(10, 5) { Members = 1 });
        Assert.Equal(StallReason.FrozenQueue, detector.Observe(Start + Patience, new PairProgress(11, 5) { Members = 1, PartitionFrozen = true }));
        Assert.Equal(StallReason.NotConsuming, detector.Observe(Start + (2 * Patience), new PairProgress(11, 5) { Members = 1, PartitionFrozen = true }));
    }

    [Fact]
    public void A_topic_that_members_have_left_is_told_only_when_it_stands_still()
    {
        var detector = new StallDetector();
        Assert.Null(detector.Observe(Start, new PairProgress(10, 5) { Members = 1, Unsubscribed = true }));
        Assert.Null(detector.Observe(Start + Patience, new PairProgress(11, 5) { Members = 1, Unsubscribed = true }));
        Assert.Equal(StallReason.NotSubscribed, detector.Observe(Start + (2 * Patience), new PairProgress(11, 5) { Members = 1, Unsubscribed = true }));
    }

    [Fact]
    public void Going_round_is_no_progress_although_the_topic_itself_has_no_lag()
    {
        var detector = new StallDetector();
        Assert.Null(detector.Observe(Start, new PairProgress(10, 0) { Looping = true }));
        Assert.Equal(StallReason.RetryLoop, detector.Observe(Start + 15_000, new PairProgress(11, 0) { Looping = true }));
        Assert.Null(detector.Observe(Start + 30_000, new PairProgress(12, 0)));
    }

    [Fact]
    public void A_topic_that_does_not_feed_the_loop_has_no_part_in_it()
    {
        var detector = new StallDetector();
        detector.Observe(Start, new PairProgress(10, 0) { Looping = true });
        Assert.Null(detector.Observe(Start + Patience, new PairProgress(10, 0) { Looping = true }));
    }

    [Fact]
    public void Every_reason_has_a_label_of_its_own()
    {
        var reasons = Enum.GetValues<StallReason>();
        Assert.Equal(reasons.Length, reasons.Select(reason => reason.Label()).Distinct().Count());
    }

    private static StallReason? Observe(StallDetector detector, long now, long consumed, long lag, int? members, bool paused) =>
        detector.Observe(now, new PairProgress(consumed, lag) { Members = members, Paused = paused });
}
