using Probes.Lag;

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

    private static StallReason? Observe(StallDetector detector, long now, long consumed, long lag, int? members, bool paused) =>
        detector.Observe(now, new PairProgress(consumed, lag) { Members = members, Paused = paused });
}
