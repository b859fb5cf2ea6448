using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class ConsumedTotalTests
{
    [Fact]
    public void It_never_falls_and_grows_by_no_more_than_was_consumed()
    {
        var random = new Random(9);
        var total = new ConsumedTotal();
        var positions = new long?[3, 8];
        var consumed = 0L;
        total.Observe([]);
        for (var round = 0; round < 5_000; round++)
        {
            var before = total.Total;
            for (var broker = 0; broker < 3; broker++)
            {
                for (var queue = 0; queue < 8; queue++)
                {
                    switch (random.Next(40))
                    {
                        case 0:
                            positions[broker, queue] = random.Next(1_000_000); // begins, or is reset, somewhere
                            consumed += 1_000_000;
                            break;
                        case 1:
                            positions[broker, queue] = null;
                            break;
                        case < 20 when positions[broker, queue] is not null:
                            positions[broker, queue] += 7;
                            consumed += 7;
                            break;
                    }
                }
            }

            total.Observe(Enumerable.Range(0, 3).Where(_ => random.Next(3) > 0).Select(broker => new BrokerCommits($"b{broker}", Commits(positions, broker))));
            Assert.InRange(total.Total, before, consumed);
        }
    }

    [Fact]
    public void Queues_that_come_and_go_are_matched_by_their_number()
    {
        var total = new ConsumedTotal();
        total.Observe([new("a", [new(0, 10), new(2, 20), new(5, 30)])]);
        total.Observe([new("a", [new(2, 21), new(3, 1_000), new(5, 33), new(9, 9_000)])]);
        Assert.Equal(64, total.Total);
    }

    [Fact]
    public void Negative_offsets_count_nothing()
    {
        var total = new ConsumedTotal();
        total.Observe([new("a", [new(0, -5), new(1, 10)])]);
        Assert.Equal(10, total.Total);
        total.Observe([new("a", [new(0, 500), new(1, -1)])]);
        Assert.Equal(10, total.Total);
    }

    [Fact]
    public void What_a_slave_has_yet_to_copy_does_not_count_twice()
    {
        var total = new ConsumedTotal();
        total.Observe([new("a", [new(0, 100)])]);
        total.Observe([new("a", [new(0, 90)], MayTrail: true)]);
        total.Observe([new("a", [new(0, 105)])]);
        Assert.Equal(105, total.Total);
    }

    [Fact]
    public void What_an_elected_master_has_yet_to_copy_does_not_count_twice()
    {
        var total = new ConsumedTotal();
        total.Observe([new("a", [new(0, 100), new(1, 50)], Source: "h:1")]);
        // The new master has commits that are seconds old, and clients bring them up to date one by one.
        foreach (var (first, second, expected) in new[] { (90, 45, 150), (92, 52, 152), (92, 52, 152), (100, 52, 152), (104, 53, 157), (110, 60, 170) })
        {
            total.Observe([new("a", [new(0, first), new(1, second)], Source: "h:2")]);
            Assert.Equal(expected, total.Total);
        }
    }

    [Fact]
    public void A_reset_on_an_elected_master_is_consumed_again_and_the_other_queues_still_catch_up()
    {
        var total = new ConsumedTotal();
        total.Observe([new("a", [new(0, 100), new(1, 50)], Source: "h:1")]);
        total.Observe([new("a", [new(0, 90), new(1, 45)], Source: "h:2")]);
        total.Observe([new("a", [new(0, 10), new(1, 46)], Source: "h:2")]);
        total.Observe([new("a", [new(0, 15), new(1, 50)], Source: "h:2")]);
        Assert.Equal(155, total.Total);
        total.Observe([new("a", [new(0, 16), new(1, 51)], Source: "h:2")]);
        Assert.Equal(157, total.Total);
    }

    [Fact]
    public void A_reset_is_consumed_again()
    {
        var total = new ConsumedTotal();
        total.Observe([new("a", [new(0, 100)], Source: "h:1")]);
        total.Observe([new("a", [new(0, 10)], Source: "h:1")]);
        total.Observe([new("a", [new(0, 30)], Source: "h:1")]);
        Assert.Equal(120, total.Total);
    }

    private static QueueOffset[] Commits(long?[,] positions, int broker) =>
        [.. Enumerable.Range(0, 8).Where(queue => positions[broker, queue] is not null).Select(queue => new QueueOffset(queue, positions[broker, queue]!.Value))];
}
