using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class QueueHistoriesTests
{
    [Fact]
    public void An_answer_that_is_merely_remembered_is_no_new_look()
    {
        var histories = new QueueHistories();
        QueueStats[] idle = [new(0, 0, 10, 500)];
        histories.Observe(idle, 1_000);
        // Not asked in between: what is written is written between the two looks.
        histories.Observe(idle, 61_000);
        histories.Observe([new(0, 0, 20, 0)], 121_000);
        Assert.Equal(13_000, histories.Of(0).TimeOf(10));
        Assert.Equal(121_000, histories.Of(0).TimeOf(19));
    }

    [Fact]
    public void Queues_have_histories_of_their_own()
    {
        var histories = new QueueHistories();
        histories.Observe([new(0, 0, 10, 500), new(3, 0, 10, 700)], 1_000);
        Assert.Equal(500, histories.Of(0).TimeOf(9));
        Assert.Equal(700, histories.Of(3).TimeOf(9));
        Assert.Null(histories.Of(7).TimeOf(9));
    }
}
