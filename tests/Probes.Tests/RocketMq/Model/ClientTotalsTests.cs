using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.Tests.RocketMq.Model;

public sealed class ClientTotalsTests
{
    [Fact]
    public void Rates_are_added_and_durations_are_weighted_by_them()
    {
        var totals = ClientTotals.ByTopic(
        [
            Told.By("x", Told.Start) with { Topics = [new ClientTopic("T", null, null, 0.1, 30, 0, 0)] },
            Told.By("y", Told.Start) with { Topics = [new ClientTopic("T", null, null, 0.5, 5, 5, 0)] },
            Told.By("z", Told.Start) with { Topics = [new ClientTopic("T", null, null, 0, 0, 0, 0)] },
        ])["T"];
        Assert.Equal((35, 5), (totals.OkRate, totals.FailedRate));
        Assert.Equal(0.2, totals.MeanConsumeSeconds!.Value, 9);
        Assert.Equal(0.5, totals.MaxConsumeSeconds);
    }

    [Fact]
    public void What_no_client_tells_is_unknown()
    {
        var totals = ClientTotals.ByTopic([Told.By("x", Told.Start, "a0") with { Topics = [new ClientTopic("T", 1, 1, 0, null, 0, 0)] }])["T"];
        Assert.Null(totals.OkRate);
        Assert.Equal(0, totals.FailedRate);
        Assert.Null(totals.MeanConsumeSeconds);
        Assert.Null(totals.MaxConsumeSeconds);
    }

    [Fact]
    public void What_is_held_is_added_by_topic()
    {
        var totals = ClientTotals.ByTopic(
        [
            Told.By("x", Told.Start) with { Queues = [Told.Queue("a0", Told.Start, 5, 90), Told.Queue("a1", Told.Start, 2) with { CachedBytes = 1 << 20 }] },
            Told.By("y", Told.Start) with { Queues = [Told.Queue("b0", Told.Start, 1), Told.Queue("b0", Told.Start, 9, topic: "U")] },
        ]);
        Assert.Equal((8, 1 << 20, 1), (totals["T"].Cached, totals["T"].CachedBytes, totals["T"].StalledQueues));
        Assert.Equal(9, totals["U"].Cached);
    }
}
