using Probes.RocketMq.Model;

namespace Probes.Tests.RocketMq.Model;

public sealed class ClientReportTests
{
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 59, false)]
    [InlineData(5, 61, true)]
    [InlineData(0, 600, false)]
    public void A_queue_stands_still_when_messages_are_held_and_none_was_consumed_for_a_minute(long cached, double idleSeconds, bool stalled)
    {
        var report = Told.By("x", Told.Start) with { Queues = [Told.Queue("a0", Told.Start, cached, idleSeconds), Told.Queue("a1", Told.Start)] };
        Assert.Equal(stalled, report.IsStalledOn(report.Queues[0]));
        Assert.False(report.IsStalledOn(report.Queues[1]));
    }

    [Fact]
    public void A_client_stands_still_when_nothing_of_it_moves()
    {
        var stuck = Told.Queue("a0", Told.Start, 5, 90);
        Assert.True((Told.By("x", Told.Start) with { Queues = [stuck, Told.Queue("a1", Told.Start, 0, 300)] }).IsStalled);
        Assert.False((Told.By("x", Told.Start) with { Queues = [stuck, Told.Queue("a1", Told.Start, 3, 5)] }).IsStalled);
        Assert.False((Told.By("x", Told.Start) with { Queues = [stuck, Told.Queue("a1", Told.Start, 0, 5)] }).IsStalled);
        Assert.False((Told.By("x", Told.Start) with { Queues = [Told.Queue("a1", Told.Start, 0, 300)] }).IsStalled);
    }

    [Fact]
    public void The_clocks_of_clients_and_ours_are_never_compared()
    {
        var years = TimeSpan.FromDays(3650);
        var ahead = Told.Queue("a0", Told.Start + years, 5, 5);
        Assert.False((Told.By("x", Told.Start) with { Queues = [ahead] }).IsStalled);
        var behind = Told.Queue("a0", Told.Start - years, 5, 5);
        Assert.False((Told.By("x", Told.Start) with { Queues = [behind] }).IsStalled);
    }

    [Fact]
    public void A_client_whose_clock_stands_still_is_found_by_ours()
    {
        var frozen = Told.Queue("a0", Told.Start, 5, 5);
        var first = (Told.By("x", Told.At(0)) with { Queues = [frozen] }).After(null);
        var second = (Told.By("x", Told.At(59)) with { Queues = [frozen] }).After(first);
        var third = (Told.By("x", Told.At(61)) with { Queues = [frozen] }).After(second);
        Assert.Equal([false, false, true], new[] { first, second, third }.Select(report => report.IsStalledOn(report.Queues[0])));

        var moved = (Told.By("x", Told.At(61)) with { Queues = [frozen with { LastConsume = frozen.LastConsume + 1 }] }).After(second);
        Assert.False(moved.IsStalled);
        var restarted = (Told.By("x", Told.At(61)) with { Queues = [frozen], StartedAt = 7 }).After(second);
        Assert.False(restarted.IsStalled);
    }

    [Fact]
    public void What_a_client_does_not_tell_is_no_stall()
    {
        var untold = Told.Queue("a0", Told.Start, 5) with { LastConsume = 0 };
        var first = (Told.By("x", Told.At(0)) with { Queues = [untold] }).After(null);
        Assert.False((Told.By("x", Told.At(300)) with { Queues = [untold] }).After(first).IsStalled);
    }

    [Fact]
    public void A_client_is_settled_after_two_minutes_by_its_clock_or_by_ours()
    {
        Assert.True(Told.By("x", Told.Start, "a0").IsSettled);
        var young = Told.By("x", Told.Start, "a0") with { StartedAt = Told.ClientClock(Told.At(-119)) };
        Assert.False(young.IsSettled);
        Assert.True((young with { StartedAt = Told.ClientClock(Told.At(-121)) }).IsSettled);

        var untold = Told.By("x", Told.At(0)) with { StartedAt = 0 };
        Assert.False(untold.After(null).IsSettled);
        Assert.False((untold with { ReadAt = Told.At(120) }).After(untold.After(null)).IsSettled);
        Assert.True((untold with { ReadAt = Told.At(121) }).After(untold.After(null)).IsSettled);
    }
}
