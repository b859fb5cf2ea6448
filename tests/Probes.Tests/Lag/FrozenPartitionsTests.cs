using Probes.Lag;
using Probes.RocketMq.Model.Clients;

namespace Probes.Tests.Lag;

public sealed class FrozenPartitionsTests
{
    private const long Start = 1_700_000_000_000;
    private static readonly long Patience = (long)FrozenPartitions.Patience.TotalMilliseconds;

    private readonly FrozenPartitions _partitions = new();

    [Fact]
    public void A_partition_that_stands_still_while_another_moves_is_frozen_after_the_patience()
    {
        for (var time = 0L; time < Patience; time += 15_000)
            Assert.False(_partitions.Observe(Start + time, [At(0, 7), At(1, time)]));
        Assert.True(_partitions.Observe(Start + Patience, [At(0, 7), At(1, Patience)]));
        Assert.False(_partitions.Observe(Start + Patience + 1, [At(0, 8), At(1, Patience)]));
    }

    [Fact]
    public void Patience_begins_when_there_is_something_to_consume()
    {
        Assert.False(_partitions.Observe(Start, [At(0, 7)]));
        Assert.False(_partitions.Observe(Start + 1, []));
        Assert.False(_partitions.Observe(Start + Patience, [At(0, 7)]));
        Assert.True(_partitions.Observe(Start + (2 * Patience), [At(0, 7)]));
    }

    [Fact]
    public void Where_commits_come_late_more_must_have_been_written_meanwhile()
    {
        Assert.False(_partitions.Observe(Start, [At(0, 7) with { End = 9 }], mustGrow: true));
        Assert.False(_partitions.Observe(Start + Patience, [At(0, 7) with { End = 9 }], mustGrow: true));
        Assert.True(_partitions.Observe(Start + Patience, [At(0, 7) with { End = 10 }], mustGrow: true));
    }

    [Fact]
    public void Partitions_of_two_brokers_are_two()
    {
        Assert.False(_partitions.Observe(Start, [At(0, 7)]));
        Assert.False(_partitions.Observe(Start + Patience, [new PartitionPosition("b", 0, 7)]));
    }

    [Fact]
    public void A_clock_set_back_delays_it_by_no_more_than_the_patience()
    {
        Assert.False(_partitions.Observe(Start, [At(0, 7)]));
        Assert.False(_partitions.Observe(Start - 3_600_000, [At(0, 7)]));
        Assert.True(_partitions.Observe(Start - 3_600_000 + Patience, [At(0, 7)]));
    }

    private static PartitionPosition At(int partition, long committed) => new("a", partition, committed);
}
